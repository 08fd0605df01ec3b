// The syntax of an access token, checked before anything of it is trusted: a compact JWS (RFC 7515 section 7.1), in the one
// spelling that base64url has, of at most 8 KB, with two JSON objects that name nothing twice.
import { TokenRefused } from './token-faults.js';
import { DuplicateMember, parseUniqueObject, type JsonObject } from './unique-json.js';

export const MOST_TOKEN_BYTES = 8192;

export interface ParsedToken {
  readonly header: JsonObject;
  readonly payload: JsonObject;
}

const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/** Nothing here is verified yet. Throws TokenRefused. */
export function parseToken(token: string): ParsedToken {
  if (Buffer.byteLength(token) > MOST_TOKEN_BYTES) throw new TokenRefused('SIZE');
  if (!COMPACT_JWS.test(token)) throw new TokenRefused('SYNTAX');
  const [header, payload, signature] = token.split('.').map(decodePart);
  if (header === undefined || payload === undefined || signature === undefined)
    throw new TokenRefused('SYNTAX');
  return { header: parsePart(header), payload: parsePart(payload) };
}

/** One value has one spelling: bits left over in the last character must be zero. */
function decodePart(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url');
  if (bytes.toString('base64url') !== part) throw new TokenRefused('SYNTAX');
  return bytes;
}

function parsePart(bytes: Buffer): JsonObject {
  try {
    return parseUniqueObject(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    throw new TokenRefused(error instanceof DuplicateMember ? 'DUPLICATE_MEMBER' : 'JSON');
  }
}
