// Compares two readings of the same rules over many requests: outcome, reason and obligations.
import type { NaiveRequest } from './naive-request.js';
import type { NaiveDecision } from './naive-verdict.js';
import { smallestDiffering } from './smallest-difference.js';

type Answer = Pick<NaiveDecision, 'outcome' | 'reason'> & { readonly obligations: readonly string[] };
export type Reading = (request: NaiveRequest) => Answer;

function worded(answer: Answer): string {
  return `${answer.outcome} ${answer.reason} [${[...answer.obligations].sort().join(' ')}]`;
}

/** Both answers, when they differ. */
function difference(one: Reading, other: Reading, request: NaiveRequest): string | null {
  const left = worded(one(request));
  const right = worded(other(request));
  return left === right ? null : `one:   ${left}\nother: ${right}`;
}

/** For each pair of answers that differ, a smallest request and how many there are; the shortest first. */
export function differences(one: Reading, other: Reading, requests: Iterable<NaiveRequest>): string[] {
  const found = new Map<string, { request: NaiveRequest; times: number }>();
  for (const request of requests) {
    const pair = difference(one, other, request);
    if (pair === null) continue;
    const known = found.get(pair);
    if (known === undefined) found.set(pair, { request, times: 1 });
    else known.times += 1;
  }
  return [...found]
    .map(([pair, { request, times }]) => {
      const least = smallestDiffering(request, (less) => difference(one, other, less) === pair);
      return `${JSON.stringify(least)}\n${pair}\n(${times} requests)`;
    })
    .sort((a, b) => a.length - b.length);
}
