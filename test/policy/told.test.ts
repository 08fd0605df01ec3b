// Reasons come in two grains: exact inside, and for other companies one word for whatever speaks of the customer.

import { denial } from '../../src/policy/denial.js';
import { decide } from '../../src/policy/decide.js';
import { DENY_REASONS } from '../../src/policy/reasons.js';
import type { DenyReason } from '../../src/policy/reasons.js';
import { tellDecision } from '../../src/policy/told.js';
import {
  AFFILIATE_A,
  ANONYMOUS,
  CARRIER,
  DELEGATE,
  GOVERNMENT,
  OWNER,
  THIRD_PARTY,
  optOut,
  sameCategoryByAffiliate,
  staff,
} from './fixtures.js';

const REASONS = Object.keys(DENY_REASONS) as DenyReason[];

/** What other companies are told exactly: it concerns their own token, papers or purpose. */
const TOLD_TO_COMPANIES: readonly (DenyReason | RegExp)[] = [
  /^PURPOSE_/,
  /^ROLE_/,
  /^REFERENCE_/,
  /^LEGAL_(?!HOLD)/,
  /^INSTRUMENT_/,
  'CATEGORY_NOT_GRANTED',
  'CAMPAIGN_NOT_APPROVED',
  'OFFERING_MISSING',
  'CALL_ENDED',
  'POLICY_PROGRAMME_DISABLED',
  'CATEGORY_NOT_NEEDED',
  'PERSONAL_NOT_SHAREABLE',
  'NON_DISCLOSURE',
  'UNCLASSIFIED_FIELD',
  'UNAUTHENTICATED',
  'SIGNUP_PURPOSE',
  'PRESERVATION_NOT_DISCLOSURE',
  'AGGREGATE_IDENTIFIABLE',
];

const isTold = (reason: DenyReason): boolean =>
  TOLD_TO_COMPANIES.some((word) => (typeof word === 'string' ? word === reason : word.test(reason)));

const denied = (reason: DenyReason) => denial('check-approval', reason);

test.each(REASONS.filter(isTold))('another company is told %s exactly', (reason) => {
  expect(tellDecision(denied(reason), AFFILIATE_A)).toMatchObject({
    reason,
    rule: 'check-approval',
    citation: DENY_REASONS[reason].cites,
  });
});

test.each(REASONS.filter((reason) => !isTold(reason)))('another company is not told %s', (reason) => {
  expect(tellDecision(denied(reason), THIRD_PARTY)).toEqual({
    reason: 'NOT_PERMITTED',
    remedy: 'OBTAIN_APPROVAL',
    sentence: "not permitted: the customer's approval naming you may help",
  });
});

test.each(REASONS.filter((reason) => reason !== 'LEGAL_HOLD'))(
  'staff, customer, delegate and carrier are told %s exactly',
  (reason) => {
    for (const caller of [staff('SUPPORT'), OWNER, DELEGATE, CARRIER]) {
      expect(tellDecision(denied(reason), caller).reason).toBe(reason);
    }
  },
);

test('two refusals that speak of the customer look the same to a company', () => {
  const objected = decide(sameCategoryByAffiliate({ approvals: [optOut()] }));
  const ended = decide(sameCategoryByAffiliate({ relationships: [] }));
  expect(tellDecision(objected, AFFILIATE_A)).toEqual(tellDecision(ended, AFFILIATE_A));
});

test('a customer is never told of a legal hold, staff and the carrier are', () => {
  expect(tellDecision(denied('LEGAL_HOLD'), OWNER)).toEqual({
    reason: 'RETENTION_REQUIRED',
    sentence: 'the data must be kept for now',
  });
  expect(tellDecision(denied('LEGAL_HOLD'), DELEGATE).reason).toBe('RETENTION_REQUIRED');
  expect(tellDecision(denied('LEGAL_HOLD'), staff('LEGAL')).reason).toBe('LEGAL_HOLD');
  expect(tellDecision(denied('LEGAL_HOLD'), CARRIER).reason).toBe('LEGAL_HOLD');
});

test('somebody anonymous is told to sign in', () => {
  expect(tellDecision(denied('UNAUTHENTICATED'), ANONYMOUS)).toMatchObject({
    reason: 'UNAUTHENTICATED',
    remedy: 'SIGN_IN',
  });
});

test.each(REASONS.filter((reason) => reason.startsWith('AUTHN_')))(
  '%s is remedied by a stronger login',
  (reason) => {
    expect(tellDecision(denied(reason), OWNER).remedy).toBe('STEP_UP');
  },
);

test('a permit is told to whom it is given', () => {
  const decision = decide(sameCategoryByAffiliate());
  expect(tellDecision(decision, GOVERNMENT)).toMatchObject({ reason: 'OK_AFFILIATE', rule: decision.rule });
});

test('what speaks of the customer is told to nobody anonymous, and to no company that is not known', () => {
  for (const caller of [ANONYMOUS, { kind: 'COMPANY' as const }]) {
    expect(tellDecision(denied('OPTED_OUT'), caller).reason).toBe('NOT_PERMITTED');
  }
});

test('where nothing helps no help is told', () => {
  expect(tellDecision(denied('UNCLASSIFIED_FIELD'), OWNER)).toEqual({
    reason: 'UNCLASSIFIED_FIELD',
    rule: 'check-approval',
    citation: ['§3'],
    sentence: 'the field has no class',
  });
});
