// One entry for what is decided alike: never for what a decision on all of it together would not be the same for.

import { joinAlike, Ruling } from '../../src/disclosure/ruling.js';
import type { DecisionEntryKind } from '../../src/audit/entry.js';
import type { Decision } from '../../src/policy/decision.js';
import type { RequestData } from '../../src/policy/request.js';
import { AT, BILLING, DAY, TYPE } from './fixtures.js';

const PERMIT: Decision = {
  outcome: 'PERMIT',
  rule: 'self-access',
  reason: 'OK_SELF',
  citation: ['64.2010(c)'],
  obligations: ['AUDIT'],
};
const DENY: Decision = {
  ...PERMIT,
  outcome: 'DENY',
  rule: 'check-category',
  reason: 'CATEGORY_NOT_NEEDED',
};
const PERSONAL: RequestData = { ...BILLING, class: 'PERSONAL', categories: [], personal: ['EMAIL'] };

let ids = 0;
const rule = (
  data: RequestData,
  coordinate: string,
  decision: Decision = PERMIT,
  kind: DecisionEntryKind = 'READ',
): Ruling => {
  const ruling = new Ruling(
    { kind, data, decision, told: { reason: decision.reason, sentence: '' } },
    `entry-${(ids += 1)}`,
  );
  ruling.coordinates.add(coordinate);
  return ruling;
};
const alike = () => PERMIT;

test('what is permitted alike has one entry: its categories in their order, its fields, one id', () => {
  const rulings = [rule(BILLING, 'Cpni.balance'), rule(TYPE, 'Cpni.services'), rule(BILLING, 'Cpni.balance')];
  const [joined, ...others] = joinAlike(rulings, alike);
  expect(others).toEqual([]);
  expect(joined?.data).toEqual({ ...BILLING, categories: ['TYPE', 'BILLING'] });
  expect(joined?.coordinates).toEqual(['Cpni.balance', 'Cpni.services']);
  expect(new Set(rulings.map(({ entryId }) => entryId))).toEqual(new Set([joined?.entryId]));
});

test('kinds of personal data are joined in their order', () => {
  const name: RequestData = { ...PERSONAL, personal: ['NAME', 'EMAIL'] };
  const [joined] = joinAlike([rule(PERSONAL, 'Contact.email'), rule(name, 'Account.contacts')], alike);
  expect(joined?.data).toEqual({ ...PERSONAL, personal: ['NAME', 'EMAIL'] });
});

test('one alone is its entry, and nothing is decided again', () => {
  const ruling = rule(TYPE, 'Cpni.services');
  const [joined] = joinAlike([ruling], () => {
    throw new Error('decided again');
  });
  expect(joined?.data).toBe(TYPE);
  expect(joined?.entryId).toBe(ruling.entryId);
});

test.each<[string, Decision]>([
  ['refused', DENY],
  ['permitted by another rule', { ...PERMIT, rule: 'billing-collection' }],
  ['permitted for another reason', { ...PERMIT, reason: 'OK_BILLING' }],
  ['permitted on another ground', { ...PERMIT, citation: ['222(d)(1)'] }],
  ['permitted with another obligation', { ...PERMIT, obligations: ['AUDIT', 'CAMPAIGN_RECORD'] }],
])('what would be %s together keeps an entry each', (_says, together) => {
  const rulings = [rule(BILLING, 'Cpni.balance'), rule(TYPE, 'Cpni.services')];
  const joined = joinAlike(rulings, () => together);
  expect(joined.map(({ data }) => data)).toEqual([BILLING, TYPE]);
  expect(new Set(rulings.map(({ entryId }) => entryId)).size).toBe(2);
});

test.each<[string, Ruling]>([
  ['refused fields', rule(TYPE, 'Cpni.services', DENY)],
  ['another rule', rule(TYPE, 'Cpni.services', { ...PERMIT, rule: 'billing-collection' })],
  ['another reason', rule(TYPE, 'Cpni.services', { ...PERMIT, reason: 'OK_BILLING' })],
  ['another class', rule(PERSONAL, 'Contact.email')],
  ['call detail', rule({ ...TYPE, callDetail: true }, 'Cpni.services')],
  ['a place of a call', rule({ ...TYPE, callLocation: true }, 'Cpni.services')],
  ['a period', rule({ ...TYPE, period: { from: AT - DAY, to: AT } }, 'Cpni.services')],
  ['a preflight', rule(TYPE, 'Cpni.services', PERMIT, 'PREFLIGHT')],
])('%s stand apart from a read that was permitted', (_says, other) => {
  expect(joinAlike([rule(BILLING, 'Cpni.balance'), other], alike)).toHaveLength(2);
});

test('two refused fields keep an entry each, and so the id that their error names', () => {
  const rulings = [rule(BILLING, 'Cpni.balance', DENY), rule(TYPE, 'Cpni.services', DENY)];
  expect(joinAlike(rulings, () => DENY)).toHaveLength(2);
});

test('what a preflight refuses alike is one entry', () => {
  const preflight = (data: RequestData) => rule(data, 'Account.cpniAccess', DENY, 'PREFLIGHT');
  expect(joinAlike([preflight(BILLING), preflight(TYPE)], () => DENY)).toMatchObject([
    { kind: 'PREFLIGHT', data: { categories: ['TYPE', 'BILLING'] } },
  ]);
});

test('what was joined and is decided otherwise with more has an entry and an id each', () => {
  const rulings = [rule(BILLING, 'A.a'), rule(TYPE, 'A.b')];
  joinAlike(rulings, alike);
  const more = [...rulings, rule({ ...BILLING, categories: ['QUANTITY'] }, 'A.c')];
  const apart = joinAlike(more, () => DENY);
  expect(new Set(apart.map(({ entryId }) => entryId)).size).toBe(3);
});

test('joined again with more, what was told of the id still holds', () => {
  const rulings = [rule(BILLING, 'A.a'), rule(TYPE, 'A.b')];
  const [first] = joinAlike(rulings, alike);
  const more = [...rulings, rule({ ...BILLING, categories: ['QUANTITY'] }, 'A.c')];
  expect(joinAlike(more, alike)).toMatchObject([
    { entryId: first?.entryId, data: { categories: ['TYPE', 'QUANTITY', 'BILLING'] } },
  ]);
});
