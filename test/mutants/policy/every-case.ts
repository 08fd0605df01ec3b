// The first test of every mutant, which ends most of them: all cases by one comparison, since `expect` takes most of the time.

import { decide } from '../../../src/policy/decide.js';
import { PERMIT_REASONS } from '../../../src/policy/reasons.js';
import { ALL_CASES } from '../../policy/tables/all.js';
import type { Case } from '../../policy/tables/case.js';

function isDecidedOtherwise({ request, reason, cites, besides }: Case): boolean {
  const { outcome, reason: given, citation, obligations } = decide(request);
  if (given !== reason || outcome !== (Object.hasOwn(PERMIT_REASONS, reason) ? 'PERMIT' : 'DENY'))
    return true;
  if (cites !== undefined && cites.join() !== citation.join()) return true;
  return besides === undefined
    ? obligations[0] !== 'AUDIT'
    : ['AUDIT', ...besides].join() !== obligations.join();
}

test('every case is decided as it says', () => {
  expect(ALL_CASES.find(isDecidedOtherwise)?.says).toBeUndefined();
});
