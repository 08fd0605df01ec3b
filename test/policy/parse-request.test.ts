// A request is read strictly: what is unknown, missing or of the wrong type is named with its path, never its value.

import { decide } from '../../src/policy/decide.js';
import { MalformedRequest } from '../../src/policy/malformed-request.js';
import { parseRequest } from '../../src/policy/parse-request.js';
import type { DecisionRequest } from '../../src/policy/request.js';
import { ALL_CASES } from './tables/all.js';

const INSTANTS = new Set([
  'at',
  'from',
  'to',
  'until',
  'revokedAt',
  'sentAt',
  'endedAt',
  'enteredAt',
  'expiresAt',
]);

/** The JSON of a request: instants as ISO 8601, absent keys left out. */
function toJson(request: DecisionRequest): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(request, (key, value: unknown) =>
      INSTANTS.has(key) && typeof value === 'number' ? new Date(value).toISOString() : value,
    ),
  ) as Record<string, unknown>;
}

const GOOD = {
  at: '2025-06-15T12:00:00Z',
  policy: {
    version: '2015-03-30',
    legalOverlay: true,
    affiliateSharing: 'EXISTING_RELATIONSHIP',
    approvalUses: 'ENABLED',
  },
  caller: { kind: 'CUSTOMER', subject: 'owner' },
  grant: { purposes: ['SELF_ACCESS'] },
  authentication: { method: 'PASSWORD', channel: 'ONLINE' },
  purpose: 'SELF_ACCESS',
  data: { class: 'CPNI', categories: ['BILLING'], callDetail: false, callLocation: false },
  account: { id: 'account-x', status: 'ACTIVE', services: [] },
  party: true,
  relationships: [],
  approvals: [],
  notices: [],
};

function failure(json: unknown): MalformedRequest {
  try {
    parseRequest(json);
  } catch (fault) {
    if (fault instanceof MalformedRequest) return fault;
    throw fault;
  }
  throw new Error('the request was accepted');
}

const without = (key: keyof typeof GOOD): unknown =>
  Object.fromEntries(Object.entries(GOOD).filter(([name]) => name !== key));

test.each(ALL_CASES.filter(({ request }) => request.account !== null || request.data.aggregate))(
  'the JSON of a case is decided as the case: $says',
  ({ request, reason }) => {
    expect(decide(parseRequest(toJson(request))).reason).toBe(reason);
  },
);

test.each(Object.keys(GOOD).filter((key) => key !== 'account') as (keyof typeof GOOD)[])(
  'a request without %s is malformed there',
  (key) => {
    expect(failure(without(key))).toMatchObject({
      code: 'MALFORMED_REQUEST',
      path: key,
      problem: 'is missing',
    });
  },
);

const SECRET = 'SECRET-VALUE';

test.each([
  ['null', null, '$'],
  ['a list', [], '$'],
  ['a word', SECRET, '$'],
  ['no account', without('account'), 'account'],
  ['account null', { ...GOOD, account: null }, 'account'],
  ['an unknown key', { ...GOOD, extra: SECRET }, '$'],
  ['an unknown key that is a value', { ...GOOD, 'SECRET-VALUE 1': 1 }, '$'],
  ['a prototype key', JSON.parse('{"__proto__": {"party": true}}') as unknown, '$'],
  ['an unknown nested key', { ...GOOD, data: { ...GOOD.data, category: 'TYPE' } }, 'data'],
  ['an unknown purpose', { ...GOOD, purpose: SECRET }, 'purpose'],
  ['a purpose that is a property of every object', { ...GOOD, purpose: 'constructor' }, 'purpose'],
  [
    'an unknown category',
    { ...GOOD, data: { ...GOOD.data, categories: ['TYPE', SECRET] } },
    'data.categories[1]',
  ],
  ['an unknown class', { ...GOOD, data: { ...GOOD.data, class: SECRET } }, 'data.class'],
  ['an unknown role', { ...GOOD, caller: { kind: 'STAFF', roles: [SECRET] } }, 'caller.roles[0]'],
  [
    'an unknown kind of company',
    { ...GOOD, caller: { kind: 'COMPANY', company: { id: 'x', kind: SECRET, communicationsRelated: true } } },
    'caller.company.kind',
  ],
  ['an offering null', { ...GOOD, offering: null }, 'offering'],
  ['a flag that is a word', { ...GOOD, party: 'true' }, 'party'],
  ['a list that is an object', { ...GOOD, approvals: {} }, 'approvals'],
  ['an empty id', { ...GOOD, account: { ...GOOD.account, id: '' } }, 'account.id'],
  ['an id that is a number', { ...GOOD, account: { ...GOOD.account, id: 7 } }, 'account.id'],
  ['an instant that is a number', { ...GOOD, at: 1750000000000 }, 'at'],
  ['an instant without an offset', { ...GOOD, at: '2025-06-15T12:00:00' }, 'at'],
  ['a day without a time', { ...GOOD, at: '2025-06-15' }, 'at'],
  ['a day that no month has', { ...GOOD, at: '2025-02-30T12:00:00Z' }, 'at'],
  ['the 29th of February of a common year', { ...GOOD, at: '1900-02-29T12:00:00Z' }, 'at'],
  ['a month that no year has', { ...GOOD, at: '2025-13-01T12:00:00Z' }, 'at'],
  ['an hour that no day has', { ...GOOD, at: '2025-06-15T24:00:00Z' }, 'at'],
  [
    'a group of half a person',
    { ...GOOD, data: { ...GOOD.data, aggregate: { groupSize: 10.5 } } },
    'data.aggregate.groupSize',
  ],
  [
    'a group of less than nobody',
    { ...GOOD, data: { ...GOOD.data, aggregate: { groupSize: -1 } } },
    'data.aggregate.groupSize',
  ],
  [
    'a period without an end',
    { ...GOOD, data: { ...GOOD.data, period: { from: GOOD.at } } },
    'data.period.to',
  ],
  [
    'a service without a beginning',
    { ...GOOD, account: { ...GOOD.account, services: [{ category: 'LOCAL' }] } },
    'account.services[0].from',
  ],
  [
    'a relationship with an unknown kind',
    { ...GOOD, relationships: [{ companyId: 'a', kind: SECRET, from: GOOD.at }] },
    'relationships[0].kind',
  ],
  [
    'an approval of an unknown scope',
    { ...GOOD, approvals: [{ kind: 'OPT_IN', scope: SECRET, at: GOOD.at }] },
    'approvals[0].scope',
  ],
  [
    'a notice not said to have bounced or not',
    { ...GOOD, notices: [{ sentAt: GOOD.at, channel: 'MAIL' }] },
    'notices[0].bounced',
  ],
  ['a reference without an id', { ...GOOD, reference: { kind: 'TICKET' } }, 'reference.id'],
  [
    'a reference of an unknown instrument',
    { ...GOOD, reference: { kind: 'LEGAL_REQUEST', id: 'x', instrument: SECRET } },
    'reference.instrument',
  ],
])('%s is malformed, and the value is not repeated', (_says, json, path) => {
  const fault = failure(json);
  expect(fault.path).toBe(path);
  expect(fault.message).not.toContain(SECRET);
});

test.each([
  '2025-06-15T12:00:00Z',
  '2025-06-15T12:00:00.000Z',
  '2025-06-15T14:00:00+02:00',
  '2024-02-29T00:00:00Z',
])('%s is an instant', (at) => {
  expect(parseRequest({ ...GOOD, at }).at).toBe(Date.parse(at));
});

test('a field that was never classified is well formed and has no class', () => {
  const request = parseRequest({ ...GOOD, data: { ...GOOD.data, class: null } });
  expect(decide(request).reason).toBe('UNCLASSIFIED_FIELD');
});

test('an aggregate needs no account', () => {
  const request = parseRequest({
    ...(without('account') as object),
    grant: { purposes: ['AGGREGATE_ANALYTICS'] },
    purpose: 'AGGREGATE_ANALYTICS',
    data: { ...GOOD.data, aggregate: { groupSize: 10 } },
  });
  expect(decide(request).reason).toBe('OK_AGGREGATE');
});
