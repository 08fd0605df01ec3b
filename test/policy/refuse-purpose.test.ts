// What the claim alone refuses, before anything is read: an unclassified field always, an open one never.

import { checkClaim } from '../../src/policy/checks/claim.js';
import { refusePurpose } from '../../src/policy/refuse-purpose.js';
import { AFFILIATE_A, ANONYMOUS, EVERY_PURPOSE, OWNER } from './fixtures.js';

const grant = { purposes: EVERY_PURPOSE };

test('a field without a class is refused to whoever asks', () => {
  expect(refusePurpose({ caller: OWNER, grant, purpose: 'SELF_ACCESS', class: null })).toMatchObject({
    outcome: 'DENY',
    reason: 'UNCLASSIFIED_FIELD',
  });
});

test('an open field is refused to nobody', () => {
  expect(refusePurpose({ caller: ANONYMOUS, grant, purpose: null, class: 'OPEN' })).toBeNull();
});

test.each(['CPNI', 'PERSONAL', 'RECORD'] as const)('%s is refused as its claim is', (dataClass) => {
  const refused = refusePurpose({ caller: AFFILIATE_A, grant, purpose: 'SELF_ACCESS', class: dataClass });
  expect(refused).toBe(checkClaim(AFFILIATE_A, 'SELF_ACCESS', dataClass, grant));
  expect(refused?.outcome).toBe('DENY');
});

test('what the claim does not refuse is not refused', () => {
  expect(refusePurpose({ caller: OWNER, grant, purpose: 'SELF_ACCESS', class: 'CPNI' })).toBeNull();
});
