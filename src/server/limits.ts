// The limits of an operation: one row each. All but the cost are counted on the document after its fragments are spread, before
// anything is validated; the cost, by the weights of graph/cost-weights.ts, before anything is read.
import type { ErrorCode } from '../errors.js';

interface LimitRow {
  readonly most: number;
  readonly code: ErrorCode;
  readonly counts: string;
}

export const LIMITS = {
  tokens: { most: 4000, code: 'OPERATION_TOO_LARGE', counts: 'tokens of the document' },
  depth: { most: 16, code: 'OPERATION_TOO_DEEP', counts: 'levels of nested fields' },
  rootFields: { most: 20, code: 'OPERATION_TOO_LARGE', counts: 'fields at the root' },
  fields: { most: 1000, code: 'OPERATION_TOO_LARGE', counts: 'selected fields' },
  selections: {
    most: 2000,
    code: 'OPERATION_TOO_RECURSIVE',
    counts: 'selections, with those of every fragment wherever it is spread',
  },
  aliases: { most: 60, code: 'OPERATION_TOO_LARGE', counts: 'aliases' },
  directives: { most: 60, code: 'OPERATION_TOO_LARGE', counts: 'directives' },
  cost: { most: 10_000, code: 'OPERATION_TOO_COSTLY', counts: 'points of cost' },
} as const satisfies Record<string, LimitRow>;

export type LimitName = keyof typeof LIMITS;

/** Bytes of a request body. */
export const MOST_BODY_BYTES = 262_144;
