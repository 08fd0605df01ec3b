// The document of a request, parsed once under its limits before Apollo sees it.
// A refusal names the limit or the place, never what stands there.
import { GraphQLError, parse, type DocumentNode } from 'graphql';
import { LIMITS, type LimitName } from './limits.js';
import { measureOperation } from './measure-operation.js';
import { RequestRefused } from './refusal.js';

/** Throws RequestRefused. What is nested deeper than the stack is too deep, wherever that ends. */
export function examineDocument(query: string): DocumentNode {
  try {
    return examine(query);
  } catch (error) {
    throw error instanceof RangeError ? tooLarge('depth') : error;
  }
}

function examine(query: string): DocumentNode {
  const document = parseWithin(query);
  const sizes = Object.entries(measureOperation(document)) as [LimitName, number][];
  for (const [limit, size] of sizes) if (size > LIMITS[limit].most) throw tooLarge(limit);
  return document;
}

function parseWithin(query: string): DocumentNode {
  try {
    return parse(query, { maxLexicalTokens: LIMITS.tokens.most });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes('tokens. Parsing aborted')) throw tooLarge('tokens');
    const [place] = error.locations ?? [];
    const where = place === undefined ? '' : ` at line ${place.line}, column ${place.column}`;
    throw new RequestRefused('GRAPHQL_PARSE_FAILED', `the document is not GraphQL${where}`);
  }
}

function tooLarge(limit: LimitName): RequestRefused {
  const { most, code, counts } = LIMITS[limit];
  return new RequestRefused(code, `an operation has at most ${most} ${counts}`, { limit, most });
}
