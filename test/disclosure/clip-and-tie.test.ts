// What a permit leaves to read, and for whom an account is there at all.

import { clipOf } from '../../src/disclosure/clip.js';
import { lookupDenial, tellTie, tieOf } from '../../src/disclosure/tie-of.js';
import { ANONYMOUS, type Caller } from '../../src/identity/caller.js';
import { AFFILIATE, OWNER, SUPPORT } from './fixtures.js';

const LEGAL = { kind: 'LEGAL_REQUEST', id: 'l' } as const;
const EMERGENCY = { kind: 'EMERGENCY_CALL', id: 'e' } as const;
const NOTHING = { from: 0, to: 0, number: '', callIds: [] };

test.each([
  ['an instrument its period', 'LEGAL_PROCESS', { ...LEGAL, from: 1, to: 2 }, { from: 1, to: 2 }],
  ['an instrument without a beginning nothing', 'LEGAL_PROCESS', { ...LEGAL, to: 2 }, NOTHING],
  ['an instrument without an end nothing', 'LEGAL_PROCESS', { ...LEGAL, from: 1 }, NOTHING],
  ['no instrument nothing', 'LEGAL_PROCESS', null, NOTHING],
  [
    'an emergency its number and call',
    'EMERGENCY',
    { ...EMERGENCY, callingNumber: '+1', callId: 'c' },
    { number: '+1', callIds: ['c'] },
  ],
  [
    'an emergency without a call its number alone',
    'EMERGENCY',
    { ...EMERGENCY, callingNumber: '+1' },
    { number: '+1', callIds: [] },
  ],
  ['an emergency without a number nothing', 'EMERGENCY', { ...EMERGENCY, callId: 'c' }, NOTHING],
  ['no emergency nothing', 'EMERGENCY', null, NOTHING],
  ['another purpose the whole', 'SELF_ACCESS', { ...LEGAL, from: 1, to: 2 }, {}],
  ['another purpose without a paper the whole', 'SELF_ACCESS', null, {}],
  ['no purpose the whole', null, null, {}],
] as const)('%s', (_says, purpose, reference, clip) => {
  expect(clipOf(purpose, reference)).toStrictEqual(clip);
});

test.each<[string, Caller, unknown]>([
  ['nobody', ANONYMOUS, { kind: 'NONE' }],
  ['a customer', OWNER, { kind: 'CUSTOMER', issuer: 'an-issuer', subject: 'owner' }],
  ['a delegate', { ...OWNER, kind: 'DELEGATE' }, { kind: 'DELEGATE', issuer: 'an-issuer', subject: 'owner' }],
  ['staff', SUPPORT, { kind: 'STAFF' }],
  ['a company', AFFILIATE, { kind: 'AFFILIATE', companyId: 'affiliate-a' }],
  ['a company that is not known', { ...AFFILIATE, company: null }, { kind: 'NONE' }],
])('the tie of %s', (_says, caller, tie) => {
  expect(tieOf(caller)).toEqual(tie);
});

test('a look-up that found nothing is recorded by the kind of caller', () => {
  expect(lookupDenial(AFFILIATE)).toMatchObject({ rule: 'check-relationship', reason: 'NO_RELATIONSHIP' });
  expect(lookupDenial(OWNER)).toMatchObject({ rule: 'check-party', reason: 'NOT_ACCOUNT_PARTY' });
});

test.each([
  ['RELATIONSHIP_ENDED', 'check-relationship'],
  ['RELATIONSHIP_NOT_YET', 'check-relationship'],
  ['GRANT_REVOKED', 'check-designation'],
  ['DELEGATION_NOT_WRITTEN', 'check-designation'],
] as const)('%s is told exactly inside, and to a company in one word', (reason, rule) => {
  expect(tellTie(reason, OWNER)).toMatchObject({ reason, rule });
  expect(tellTie(reason, AFFILIATE).reason).toBe('NOT_PERMITTED');
});
