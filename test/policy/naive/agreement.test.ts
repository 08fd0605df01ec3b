// Two readings of the same rules, written apart, must decide every request alike: outcome, reason, obligations.
// A failure shows a smallest request for each pair of answers, the smallest of all first.
import { decide } from '../../../src/policy/decide.js';
import { differences } from './differences.js';
import { naiveDecide, type NaiveRequest } from './naive-model.js';
import { enumerateRequests, randomRequests } from './request-space.js';

/** The longer run, `npm run test:proof`, has a million; another seed walks elsewhere. */
const RANDOM_REQUESTS = Number(process.env['PROOF_REQUESTS'] ?? 100_000);
const SEED = 20_150_330;

/** Thrown rather than expected, so that the requests can be copied as they stand. */
function agreeOn(requests: Iterable<NaiveRequest>): void {
  const found = differences(decide, naiveDecide, requests);
  if (found.length > 0) throw new Error(`the readings differ:\n${found.join('\n\n')}`);
}

describe('the decision (one) and a second reading of the same rules (other) agree', () => {
  test('on every request of the enumerated space', () => {
    agreeOn(enumerateRequests());
  });

  test(`on ${String(RANDOM_REQUESTS)} seeded random requests`, () => {
    agreeOn(randomRequests(RANDOM_REQUESTS, SEED));
  });
});
