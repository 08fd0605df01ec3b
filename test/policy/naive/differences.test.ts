// The comparison must be able to fail: a reading with one rule forgotten is found out, on a small request.
import { differences, type Reading } from './differences.js';
import { naiveDecide } from './naive-model.js';
import { randomRequests } from './request-space.js';

const forgetsObjections: Reading = (request) =>
  naiveDecide({ ...request, approvals: request.approvals.filter((row) => row.kind !== 'OPT_OUT') });

describe('the comparison of two readings', () => {
  test('finds nothing between a reading and itself', () => {
    expect(differences(naiveDecide, naiveDecide, randomRequests(2_000, 1))).toEqual([]);
  });

  test('finds a reading that forgets objections and keeps only what the difference needs', () => {
    const found = differences(forgetsObjections, naiveDecide, randomRequests(20_000, 1));
    expect(found.length).toBeGreaterThan(0);
    for (const shown of found) {
      expect(shown).toContain('other: DENY OPTED_OUT [AUDIT]');
      expect(shown.match(/"OPT_OUT"/g)).toHaveLength(1);
      expect(shown).not.toContain('revokedAt');
    }
  });
});
