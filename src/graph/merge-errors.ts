/**
 * One error per coordinate and account: refusals of the same decision are counted together, and those of leaves that
 * were struck out are added. The order is that of the paths, so that it tells nothing of timing.
 */
import type { GraphQLFormattedError } from 'graphql';
import type { OperationContext } from './context.js';
import { formatRefusal } from './refusal-error.js';

export function mergeErrors(
  context: OperationContext,
  errors: readonly GraphQLFormattedError[],
): GraphQLFormattedError[] {
  const all = [...errors, ...context.gate.refusals.map((refusal) => formatRefusal(context, refusal))];
  const merged = new Map<string, GraphQLFormattedError>();
  for (const error of all.toSorted(byPath)) {
    const key = keyOf(error) ?? String(merged.size);
    const first = merged.get(key);
    merged.set(key, first === undefined ? error : counted(first, countOf(first) + countOf(error)));
  }
  return [...merged.values()];
}

function keyOf({ extensions }: GraphQLFormattedError): string | null {
  const { decisionId, coordinate } = extensions ?? {};
  return typeof decisionId === 'string' && typeof coordinate === 'string'
    ? `${decisionId} ${coordinate}`
    : null;
}

function countOf({ extensions }: GraphQLFormattedError): number {
  return Number(extensions?.['count'] ?? 0);
}

function counted(error: GraphQLFormattedError, count: number): GraphQLFormattedError {
  return { ...error, extensions: { ...error.extensions, count } };
}

function byPath(one: GraphQLFormattedError, other: GraphQLFormattedError): number {
  const left = one.path ?? [];
  const right = other.path ?? [];
  for (let place = 0; place < Math.min(left.length, right.length); place++) {
    const order = compare(left[place], right[place]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compare(left: string | number | undefined, right: string | number | undefined): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left) < String(right) ? -1 : Number(String(left) !== String(right));
}
