// A disclosure: each class decided once from the facts as read, remembered with every field it was decided for.

import { canonicalJson } from '../../src/audit/canonical-json.js';
import { hashFacts } from '../../src/audit/facts-archive.js';
import { Disclosure, type Statement } from '../../src/disclosure/disclosure.js';
import type { DisclosedFacts, OperationFacts } from '../../src/disclosure/facts.js';
import type { Caller } from '../../src/identity/caller.js';
import type { RequestData, RequestReference } from '../../src/policy/request.js';
import {
  AFFILIATE,
  AT,
  BILLING,
  DAY,
  OWNER,
  SELF,
  SUPPORT,
  TYPE,
  accountFacts,
  contextOf,
  operationFacts,
  readFacts,
} from './fixtures.js';

const X = accountFacts('x');

const disclosureOf = (
  caller: Caller = OWNER,
  statement: Statement = SELF,
  operation: OperationFacts = operationFacts(),
  facts: DisclosedFacts = X,
) => new Disclosure(contextOf(caller), statement, operation, facts);

test('a class is decided once, for every field that is asked of it', () => {
  const disclosure = disclosureOf();
  const ruling = disclosure.decide(BILLING, 'Cpni.balance');
  expect(disclosure.decide({ ...BILLING }, 'Cpni.invoices')).toBe(ruling);
  expect(ruling).toMatchObject({
    entryId: 'entry-1',
    permitted: true,
    data: BILLING,
    told: { reason: 'OK_SELF' },
  });
  expect(disclosure.entries()).toMatchObject([
    { kind: 'READ', coordinates: ['Cpni.balance', 'Cpni.invoices'] },
  ]);
});

const PERSONAL: RequestData = { ...BILLING, class: 'PERSONAL', categories: [], personal: ['EMAIL'] };

test.each<[string, RequestData]>([
  ['another class', { ...BILLING, class: 'RECORD' }],
  ['another category', TYPE],
  ['a category more', { ...BILLING, categories: ['BILLING', 'TYPE'] }],
  ['call detail', { ...BILLING, callDetail: true }],
  ['call location', { ...BILLING, callLocation: true }],
  ['a period', { ...BILLING, period: { from: AT - DAY, to: AT } }],
  ['personal data', PERSONAL],
])('%s is decided on its own', (_says, data) => {
  const disclosure = disclosureOf();
  const ruling = disclosure.decide(BILLING, 'Cpni.balance');
  expect(disclosure.decide(data, 'Cpni.balance')).not.toBe(ruling);
});

test.each<[string, RequestData, RequestData]>([
  ['kinds of personal data', PERSONAL, { ...PERSONAL, personal: ['NAME'] }],
  ['beginnings of a period', period(AT - DAY, AT), period(AT - 2 * DAY, AT)],
  ['ends of a period', period(AT - DAY, AT), period(AT - DAY, AT - 1)],
])('two %s are decided apart', (_says, one, other) => {
  const disclosure = disclosureOf();
  expect(disclosure.decide(one, 'A.a')).not.toBe(disclosure.decide(other, 'A.a'));
});

function period(from: number, to: number): RequestData {
  return { ...BILLING, period: { from, to } };
}

test('a preflight is an entry of its own beside a read', () => {
  const disclosure = disclosureOf();
  disclosure.decide(BILLING, 'Cpni.balance', 'PREFLIGHT');
  disclosure.decide(BILLING, 'Cpni.balance');
  expect(disclosure.entries().map(({ kind }) => kind)).toEqual(['PREFLIGHT', 'READ']);
});

test('an entry says what was asked, decided and found, and names its facts by their hash', () => {
  const disclosure = disclosureOf();
  const asked: RequestData = { ...period(AT - DAY, AT), callDetail: true };
  const { decision } = disclosure.decide(asked, 'Cpni.calls');
  const facts = {
    caller: { kind: 'CUSTOMER', subject: 'owner', roles: [] },
    grant: { purposes: ['SELF_ACCESS'] },
    account: X.account,
    party: true,
    relationships: [],
    approvals: [],
    notices: [],
  } as const;
  const factsHash = hashFacts(facts);
  expect(disclosure.archivedFacts()).toEqual([
    { accountId: 'x', at: AT, factsHash, text: canonicalJson(facts) },
  ]);
  expect(disclosure.entries()).toEqual([
    {
      entryId: 'entry-1',
      accountId: 'x',
      at: AT,
      kind: 'READ',
      requestId: 'a-request',
      actor: expect.objectContaining({ kind: 'CUSTOMER', subject: 'owner' }),
      ...SELF,
      dataClass: 'CPNI',
      categories: ['BILLING'],
      personal: [],
      callDetail: true,
      callLocation: false,
      period: { from: AT - DAY, to: AT },
      coordinates: ['Cpni.calls'],
      decision,
      policyVersion: '2015-03-30',
      authentication: OWNER.authentication,
      facts: ['account x'],
      factsHash,
    },
  ]);
});

test('a field without a class is refused and recorded as of none', () => {
  const disclosure = disclosureOf();
  expect(disclosure.decide({ ...BILLING, class: null }, 'A.a').permitted).toBe(false);
  expect(disclosure.entries()).toMatchObject([{ dataClass: 'NONE', period: null, personal: [] }]);
});

test('kinds of personal data are recorded', () => {
  const disclosure = disclosureOf();
  disclosure.decide(PERSONAL, 'Contact.email');
  expect(disclosure.entries()).toMatchObject([{ dataClass: 'PERSONAL', personal: ['EMAIL'] }]);
});

test('where nothing was decided nothing is archived', () => {
  const disclosure = disclosureOf();
  expect([disclosure.entries(), disclosure.archivedFacts()]).toEqual([[], []]);
});

test('the token is held against the number of the account', () => {
  const elsewhere: Caller = { ...OWNER, grants: [{ purposes: ['SELF_ACCESS'], accountNumber: 'another' }] };
  expect(disclosureOf(elsewhere).decide(BILLING, 'A.a')).toMatchObject({ permitted: false });
  const here: Caller = { ...OWNER, grants: [{ purposes: ['SELF_ACCESS'], accountNumber: X.number }] };
  expect(disclosureOf(here).decide(BILLING, 'A.a')).toMatchObject({ permitted: true });
});

test('what is of no account is asked of every account that the token names', () => {
  const single: Caller = { ...OWNER, grants: [{ purposes: ['SELF_ACCESS'], accountNumber: 'another' }] };
  const disclosure = disclosureOf(single, SELF, operationFacts(), { ...X, account: null, number: '' });
  disclosure.decide(BILLING, 'A.a');
  expect(disclosure.archivedFacts()[0]?.text).toContain('"grant":{"purposes":["SELF_ACCESS"]}');
});

test('offering, reference and designation are decided from where there are such', () => {
  const reference: RequestReference = { kind: 'CAMPAIGN', id: 'c', open: true, offering: 'LOCAL' };
  const delegation = { to: 'owner', form: 'WRITTEN', categories: [], from: AT } as const;
  const stated = { purpose: 'MARKETING_SAME_CATEGORY', offering: 'LOCAL', reference: 'C' } as const;
  const disclosure = disclosureOf(AFFILIATE, stated, operationFacts(reference), { ...X, delegation });
  disclosure.decide(TYPE, 'A.a');
  expect(disclosure.entries()).toMatchObject([stated]);
  expect(disclosure.archivedFacts().map(readFacts)).toMatchObject([{ reference, delegation }]);
});

const OFFER: Statement = { purpose: 'MARKETING_SAME_CATEGORY', offering: 'LOCAL', reference: 'C' };
const CAMPAIGN: RequestReference = {
  kind: 'CAMPAIGN',
  id: 'c',
  companyIds: ['affiliate-a'],
  open: true,
  offering: 'LOCAL',
  approvedBySupervisor: true,
};
const RELATED: DisclosedFacts = {
  ...X,
  party: false,
  relationships: [{ companyId: 'affiliate-a', from: AT - DAY }],
  approvals: [{ kind: 'OPT_IN', scope: 'MARKETING', companyId: 'affiliate-a', at: AT - DAY }],
};

test('a company is permitted by what was read of the customer, and by the offering that it states', () => {
  const operation = operationFacts(CAMPAIGN);
  const reasonOf = (statement: Statement, facts: DisclosedFacts) =>
    disclosureOf(AFFILIATE, statement, operation, facts).decide(TYPE, 'A.a').decision.reason;
  expect(reasonOf(OFFER, RELATED)).toBe('OK_AFFILIATE_APPROVAL');
  expect(reasonOf({ ...OFFER, offering: null }, RELATED)).toBe('OFFERING_MISSING');
  expect(reasonOf(OFFER, { ...RELATED, relationships: [] })).toBe('NO_RELATIONSHIP');
});

test('what speaks of the customer is told to a company in one word', () => {
  const disclosure = disclosureOf(AFFILIATE, OFFER, operationFacts(CAMPAIGN), {
    ...RELATED,
    relationships: [],
  });
  expect(disclosure.decide(TYPE, 'A.a').told.reason).toBe('NOT_PERMITTED');
});

const CALL: RequestReference = {
  kind: 'CALL',
  id: 'k',
  accountId: 'x',
  handledBy: 'support',
  open: true,
  customerConsented: true,
};
const ON_CALL = { method: 'CALLBACK', channel: 'TELEPHONE' } as const;
const INBOUND: Statement = { purpose: 'INBOUND_ASSISTANCE', offering: null, reference: 'K' };

test('staff on a call are judged by how the customer was authenticated, everybody else by their own login', () => {
  const authenticationOf = (caller: Caller, operation: OperationFacts) => {
    const disclosure = disclosureOf(caller, INBOUND, operation, { ...X, party: false });
    const { decision } = disclosure.decide(BILLING, 'A.a');
    return [disclosure.entries()[0]?.authentication, decision.reason];
  };
  expect(authenticationOf(SUPPORT, operationFacts(CALL, ON_CALL))).toEqual([ON_CALL, 'OK_INBOUND']);
  expect(authenticationOf(SUPPORT, operationFacts(CALL))[0]).toEqual(SUPPORT.authentication);
  expect(authenticationOf(OWNER, operationFacts(CALL, ON_CALL))[0]).toEqual(OWNER.authentication);
});

test.each<[string, RequestReference | null, unknown]>([
  ['a legal request', { kind: 'LEGAL_REQUEST', id: 'l', from: 1, to: 2 }, { from: 1, to: 2 }],
  ['one without a beginning', { kind: 'LEGAL_REQUEST', id: 'l', to: 2 }, null],
  ['one without an end', { kind: 'LEGAL_REQUEST', id: 'l', from: 1 }, null],
  ['another paper', { kind: 'TICKET', id: 't', from: 1, to: 2 }, null],
  ['no paper', null, null],
])('the period of an instrument: %s', (_says, reference, expected) => {
  expect(disclosureOf(OWNER, SELF, operationFacts(reference)).instrumentPeriod).toEqual(expected);
});

test('a disclosure is clipped as its purpose and paper say', () => {
  const reference: RequestReference = { kind: 'LEGAL_REQUEST', id: 'l', from: 1, to: 2 };
  const legal: Statement = { purpose: 'LEGAL_PROCESS', offering: null, reference: 'L' };
  expect(disclosureOf(OWNER, legal, operationFacts(reference)).clip).toEqual({ from: 1, to: 2 });
  expect(disclosureOf(OWNER, SELF, operationFacts(reference)).clip).toEqual({});
});
