// Nothing in the tables is dead: every rule decides some case and every reason is reached.

import { decide } from '../../src/policy/decide.js';
import { AUTHORITIES } from '../../src/policy/authorities.js';
import { MATRIX_CALLERS } from '../../src/policy/matrix-cells.js';
import { DENY_REASONS, PERMIT_REASONS, REASONS_DECIDED_ELSEWHERE } from '../../src/policy/reasons.js';
import type { Reason } from '../../src/policy/reasons.js';
import { REMEDIES } from '../../src/policy/remedies.js';
import { ruleFor } from '../../src/policy/rule-for.js';
import { CHECK_IDS, ROW_IDS } from '../../src/policy/rule-ids.js';
import { EVERY_PURPOSE } from './fixtures.js';
import { ALL_CASES } from './tables/all.js';

const decisions = ALL_CASES.map(({ request }) => decide(request));

test('every rule decides some case', () => {
  const deciding = new Set(decisions.map(({ rule }) => rule));
  expect([...ROW_IDS, ...CHECK_IDS].filter((id) => !deciding.has(id))).toEqual([]);
});

test('every reason is reached, but for those decided elsewhere', () => {
  const reached = new Set<Reason>(decisions.map(({ reason }) => reason));
  const words = Object.keys({ ...PERMIT_REASONS, ...DENY_REASONS }) as Reason[];
  expect(words.filter((word) => !reached.has(word))).toEqual(REASONS_DECIDED_ELSEWHERE);
});

test('every citation is of a known authority, and only the open field cites none', () => {
  const bare = decisions.filter(({ citation }) => citation.length === 0);
  expect(new Set(bare.map(({ rule }) => rule))).toEqual(new Set(['open-data']));
  for (const { citation } of decisions) for (const id of citation) expect(AUTHORITIES).toHaveProperty([id]);
});

test('every remedy belongs to some reason', () => {
  const used = new Set<string>(Object.values(DENY_REASONS).map(({ remedy }) => remedy));
  expect(Object.keys(REMEDIES).filter((code) => !used.has(code))).toEqual([]);
});

/** Purpose -> who may state it, as the table of rules says. */
const STATED_BY: Readonly<Record<string, readonly string[]>> = {
  SELF_ACCESS: ['CUSTOMER'],
  CUSTOMER_DIRECTED: ['DELEGATE', 'AFFILIATE', 'AGENT', 'JOINT_VENTURE', 'CARRIER', 'THIRD_PARTY'],
  SERVICE_PROVISION: ['STAFF NOC', 'STAFF SUPPORT', 'AGENT'],
  SERVICE_SUPPORTING: ['STAFF NOC', 'STAFF SUPPORT', 'AGENT'],
  BILLING_COLLECTION: ['STAFF BILLING', 'AGENT'],
  FRAUD_SECURITY: ['STAFF FRAUD', 'AFFILIATE'],
  INBOUND_ASSISTANCE: ['STAFF SUPPORT'],
  MARKETING_SAME_CATEGORY: ['STAFF MARKETING', 'AFFILIATE'],
  MARKETING_OTHER_CATEGORY: ['STAFF MARKETING', 'AFFILIATE', 'JOINT_VENTURE'],
  EMERGENCY: ['PUBLIC_SAFETY'],
  LEGAL_PROCESS: ['GOVERNMENT', 'STAFF LEGAL'],
  IDENTITY_VERIFICATION: ['STAFF ONBOARDING'],
  ACCOUNT_ESTABLISHMENT: ['STAFF ONBOARDING'],
  SERVICE_SETUP: ['STAFF ONBOARDING'],
  ACCOUNT_COMMUNICATION: ['STAFF SUPPORT', 'STAFF BILLING', 'STAFF NOC', 'STAFF FRAUD', 'STAFF ONBOARDING'],
  COMPLIANCE_AUDIT: ['STAFF AUDITOR'],
  SELL_DATA: [],
  COMPETITOR_TRACKING: [],
};

test.each(EVERY_PURPOSE.filter((purpose) => purpose !== 'AGGREGATE_ANALYTICS'))(
  '%s is stated by those of the table and by nobody else',
  (purpose) => {
    const open = MATRIX_CALLERS.filter(({ caller }) => ruleFor(caller, purpose)).map(({ name }) => name);
    expect(open.sort()).toEqual([...(STATED_BY[purpose] ?? [])].sort());
  },
);

test('AGGREGATE_ANALYTICS is stated by everybody authenticated but supervisors and developers', () => {
  const closed = MATRIX_CALLERS.filter(({ caller }) => !ruleFor(caller, 'AGGREGATE_ANALYTICS'));
  expect(closed.map(({ name }) => name)).toEqual(['ANONYMOUS', 'STAFF SUPERVISOR', 'STAFF DEVELOPER']);
});
