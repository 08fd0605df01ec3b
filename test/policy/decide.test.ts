// Every case is decided as it says: the reason, and citation and obligations where the case names them.

import { decide } from '../../src/policy/decide.js';
import { PERMIT_REASONS } from '../../src/policy/reasons.js';
import { ALL_CASES, TABLES } from './tables/all.js';

describe.each(Object.entries(TABLES))('%s', (_name, cases) => {
  test.each(cases)('$says: $reason', ({ request, reason, cites, besides }) => {
    const decision = decide(request);
    expect(decision.reason).toBe(reason);
    expect(decision.outcome).toBe(Object.hasOwn(PERMIT_REASONS, reason) ? 'PERMIT' : 'DENY');
    if (cites) expect(decision.citation).toEqual(cites);
    if (besides) expect(decision.obligations).toEqual(['AUDIT', ...besides]);
    expect(decision.obligations).toContain('AUDIT');
  });
});

test('no two cases say the same', () => {
  const titles = ALL_CASES.map(({ says }) => says);
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});
