/**
 * Who reads what: every demo caller against the accounts of known state, field by field. A row names the slice that is
 * read; everything else must be refused, with the reason given for it (purposes and reasons: docs/matrix.md).
 */
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { demoNow } from '../support/databases.js';
import { useApi } from '../support/api.js';

const api = useApi();

/** One selection for every field of Cpni, each with the leaves of other classes left out. */
const FIELDS = {
  services: 'services { id category type }',
  numbers: 'numbers(first: 50) { nodes { number } }',
  trunks: 'trunks { label }',
  routes: 'routes { target }',
  quantities: 'quantities { services numbers }',
  destinations: 'destinations(from: $from, to: $to, by: COUNTRY) { destination calls }',
  locations: 'locations { city }',
  emergencyAddresses: 'emergencyAddresses { city }',
  usage: 'usage(from: $from, to: $to, by: MONTH) { minutes }',
  callRecords: 'callRecords(first: 5) { nodes { to startedAt } }',
  callLocations: 'callLocations(first: 5) { nodes { place } }',
  messageRecords: 'messageRecords(first: 5) { nodes { to sentAt } }',
  invoices: 'invoices(first: 5) { nodes { number } }',
  balance: 'balance { amount }',
} as const;
type FieldName = keyof typeof FIELDS;
const ALL = Object.keys(FIELDS) as FieldName[];

const QUERY = (statement: string) => `query ($account: String!, $from: DateTime!, $to: DateTime!) {
  accountByNumber(number: $account) { number cpni(${statement}) { ${Object.values(FIELDS).join('\n')} } }
}`;

interface Row {
  readonly caller: DemoCallerName;
  readonly account: string;
  readonly statement: string;
  readonly reads: readonly FieldName[];
  /** The reason told for all the rest, or for some of them by name. */
  readonly refused?: string | Partial<Record<FieldName | 'rest', string>>;
}

const OFFER = 'purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"';
const OTHER_OFFER = 'purpose: MARKETING_OTHER_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"';
const MARKETED = ['services', 'numbers', 'quantities', 'usage'] as const satisfies FieldName[];
const NOT_NEEDED = 'CATEGORY_NOT_NEEDED';
const CALL_DETAIL = ['callRecords', 'messageRecords'] as const satisfies FieldName[];

/** Services, numbers, destinations, usage, call detail and invoices, and nothing else (18 U.S.C. 2703(c)(2)). */
const SUBPOENAED = [
  'services',
  'numbers',
  'destinations',
  'usage',
  'callRecords',
  'messageRecords',
  'invoices',
  'balance',
] as const satisfies FieldName[];

/** What an affiliate that may read nothing is told: of its purpose exactly, of the customer coarsely. */
const CUSTOMER_SAYS_NO = {
  services: 'NOT_PERMITTED',
  numbers: 'NOT_PERMITTED',
  quantities: 'NOT_PERMITTED',
  usage: 'NOT_PERMITTED',
  callLocations: 'NOT_PERMITTED',
  rest: NOT_NEEDED,
};

const ROWS: readonly Row[] = [
  { caller: 'owner', account: 'ACCT-0001', statement: 'purpose: SELF_ACCESS', reads: ALL },
  {
    caller: 'owner-biographical',
    account: 'ACCT-0001',
    statement: 'purpose: SELF_ACCESS',
    reads: [],
    refused: 'AUTHN_BIOGRAPHICAL_ONLY',
  },
  {
    caller: 'applicant',
    account: 'ACCT-0009',
    statement: 'purpose: SELF_ACCESS',
    reads: [],
    refused: 'NOT_A_CUSTOMER',
  },
  {
    caller: 'owner',
    account: 'ACCT-0001',
    statement: 'purpose: SELL_DATA',
    reads: [],
    refused: 'PURPOSE_PROHIBITED',
  },
  {
    caller: 'owner',
    account: 'ACCT-0001',
    statement: 'purpose: BILLING_COLLECTION',
    reads: [],
    refused: 'PURPOSE_NOT_OPEN_TO_CALLER',
  },
  {
    caller: 'delegate',
    account: 'ACCT-0001',
    statement: 'purpose: CUSTOMER_DIRECTED',
    reads: ['invoices', 'balance'],
    refused: 'DELEGATION_SCOPE',
  },

  {
    caller: 'affiliate-active',
    account: 'ACCT-0001',
    statement: OFFER,
    reads: MARKETED,
    refused: { callLocations: 'NOT_PERMITTED', rest: NOT_NEEDED },
  },
  {
    caller: 'affiliate-active',
    account: 'ACCT-0002',
    statement: OFFER,
    reads: [],
    refused: CUSTOMER_SAYS_NO,
  },
  {
    caller: 'affiliate-active',
    account: 'ACCT-0003',
    statement: OFFER,
    reads: [],
    refused: CUSTOMER_SAYS_NO,
  },
  { caller: 'affiliate-active', account: 'ACCT-0006', statement: OFFER, reads: [], refused: 'NOT_PERMITTED' },
  {
    caller: 'affiliate-active',
    account: 'ACCT-0007',
    statement: OFFER,
    reads: [],
    refused: CUSTOMER_SAYS_NO,
  },
  {
    caller: 'affiliate-active',
    account: 'ACCT-0008',
    statement: OFFER,
    reads: [...MARKETED, 'callLocations'],
    refused: NOT_NEEDED,
  },
  {
    caller: 'affiliate-active',
    account: 'ACCT-0001',
    statement: OFFER.replace('0001', '0002'),
    reads: [],
    refused: {
      ...Object.fromEntries([...MARKETED, 'callLocations'].map((name) => [name, 'CAMPAIGN_NOT_APPROVED'])),
      rest: NOT_NEEDED,
    },
  },
  {
    caller: 'affiliate-active',
    account: 'ACCT-0001',
    statement: 'purpose: MARKETING_SAME_CATEGORY, offering: LOCAL',
    reads: [],
    refused: {
      ...Object.fromEntries([...MARKETED, 'callLocations'].map((name) => [name, 'CAMPAIGN_NOT_APPROVED'])),
      rest: NOT_NEEDED,
    },
  },
  {
    caller: 'affiliate-active',
    account: 'ACCT-0001',
    statement: 'purpose: FRAUD_SECURITY, reference: "FRAUD-0001"',
    reads: ['services', 'numbers', 'quantities', 'destinations', 'usage', 'callRecords', 'messageRecords'],
    refused: NOT_NEEDED,
  },
  {
    caller: 'affiliate-active',
    account: 'ACCT-0001',
    statement: 'purpose: EMERGENCY, reference: "EMERGENCY-0001"',
    reads: [],
    refused: 'PURPOSE_NOT_OPEN_TO_CALLER',
  },
  {
    caller: 'affiliate-active',
    account: 'ACCT-0001',
    statement: 'purpose: COMPETITOR_TRACKING',
    reads: [],
    refused: 'PURPOSE_PROHIBITED',
  },
  {
    caller: 'agent-payments',
    account: 'ACCT-0001',
    statement: 'purpose: BILLING_COLLECTION',
    reads: ['invoices', 'balance'],
    refused: NOT_NEEDED,
  },
  {
    caller: 'psap',
    account: 'ACCT-0001',
    statement: 'purpose: EMERGENCY, reference: "EMERGENCY-0001"',
    reads: ['services', 'numbers', 'locations', 'emergencyAddresses', 'callLocations'],
    refused: NOT_NEEDED,
  },
  {
    caller: 'government',
    account: 'ACCT-0010',
    statement: 'purpose: LEGAL_PROCESS, reference: "LEGAL-0001"',
    reads: SUBPOENAED,
    refused: 'INSTRUMENT_INSUFFICIENT',
  },
  {
    caller: 'legal',
    account: 'ACCT-0010',
    statement: 'purpose: LEGAL_PROCESS, reference: "LEGAL-0001"',
    reads: SUBPOENAED,
    refused: 'INSTRUMENT_INSUFFICIENT',
  },
  {
    caller: 'government',
    account: 'ACCT-0010',
    statement: 'purpose: LEGAL_PROCESS, reference: "LEGAL-0002"',
    reads: [],
    refused: 'LEGAL_EXPIRED',
  },
  {
    caller: 'government',
    account: 'ACCT-0010',
    statement: 'purpose: LEGAL_PROCESS, reference: "LEGAL-0003"',
    reads: [],
    refused: 'PRESERVATION_NOT_DISCLOSURE',
  },

  {
    caller: 'support',
    account: 'ACCT-0001',
    statement: 'purpose: INBOUND_ASSISTANCE, reference: "CALL-0001"',
    reads: ALL.filter((name) => name !== 'callLocations'),
    refused: NOT_NEEDED,
  },
  {
    caller: 'support',
    account: 'ACCT-0001',
    statement: 'purpose: INBOUND_ASSISTANCE, reference: "CALL-0002"',
    reads: ALL.filter((name) => name !== 'callLocations' && !CALL_DETAIL.includes(name as never)),
    refused: { callLocations: NOT_NEEDED, rest: 'CALL_DETAIL_PASSWORD_REQUIRED' },
  },
  {
    caller: 'support',
    account: 'ACCT-0001',
    statement: 'purpose: INBOUND_ASSISTANCE',
    reads: [],
    refused: { callLocations: NOT_NEEDED, rest: 'REFERENCE_REQUIRED' },
  },
  {
    caller: 'noc',
    account: 'ACCT-0001',
    statement: 'purpose: SERVICE_SUPPORTING, reference: "TICKET-0001"',
    reads: ALL.filter((name) => !['invoices', 'balance', 'callLocations'].includes(name)),
    refused: NOT_NEEDED,
  },
  {
    caller: 'noc',
    account: 'ACCT-0001',
    statement: 'purpose: SERVICE_PROVISION, reference: "TICKET-0001"',
    reads: ['services', 'numbers', 'trunks', 'routes', 'quantities', 'locations', 'emergencyAddresses'],
    refused: NOT_NEEDED,
  },
  {
    caller: 'noc',
    account: 'ACCT-0001',
    statement: 'purpose: BILLING_COLLECTION',
    reads: [],
    refused: 'ROLE_PURPOSE_MISMATCH',
  },
  {
    caller: 'fraud',
    account: 'ACCT-0001',
    statement: 'purpose: FRAUD_SECURITY, reference: "FRAUD-0001"',
    reads: ALL.filter((name) => name !== 'callLocations'),
    refused: NOT_NEEDED,
  },
  {
    caller: 'billing',
    account: 'ACCT-0001',
    statement: 'purpose: BILLING_COLLECTION',
    reads: ['services', 'numbers', 'quantities', 'usage', 'invoices', 'balance'],
    refused: {
      destinations: 'REFERENCE_REQUIRED',
      callRecords: 'REFERENCE_REQUIRED',
      messageRecords: 'REFERENCE_REQUIRED',
      rest: NOT_NEEDED,
    },
  },
  {
    caller: 'billing',
    account: 'ACCT-0001',
    statement: 'purpose: BILLING_COLLECTION, reference: "TICKET-0001"',
    reads: [
      'services',
      'numbers',
      'quantities',
      'destinations',
      'usage',
      'callRecords',
      'messageRecords',
      'invoices',
      'balance',
    ],
    refused: NOT_NEEDED,
  },
  { caller: 'billing', account: 'ACCT-0001', statement: OFFER, reads: [], refused: 'ROLE_PURPOSE_MISMATCH' },
  {
    caller: 'marketing',
    account: 'ACCT-0001',
    statement: OFFER,
    reads: MARKETED,
    refused: { callLocations: 'LOCATION_EXPRESS_CONSENT_REQUIRED', rest: NOT_NEEDED },
  },
  {
    caller: 'marketing',
    account: 'ACCT-0007',
    statement: OFFER,
    reads: [],
    refused: {
      ...Object.fromEntries([...MARKETED, 'callLocations'].map((name) => [name, 'OPTED_OUT'])),
      rest: NOT_NEEDED,
    },
  },
  {
    caller: 'marketing',
    account: 'ACCT-0001',
    statement: OTHER_OFFER.replace('LOCAL', 'WIRELESS').replace('0001', '0003'),
    reads: [],
    refused: {
      callLocations: 'LOCATION_EXPRESS_CONSENT_REQUIRED',
      ...Object.fromEntries(MARKETED.map((name) => [name, 'APPROVAL_REQUIRED'])),
      rest: NOT_NEEDED,
    },
  },
  {
    caller: 'auditor',
    account: 'ACCT-0001',
    statement: 'purpose: COMPLIANCE_AUDIT',
    reads: [],
    refused: NOT_NEEDED,
  },
  {
    caller: 'onboarding',
    account: 'ACCT-0009',
    statement: 'purpose: IDENTITY_VERIFICATION, reference: "ONBOARD-0001"',
    reads: [],
    refused: 'NOT_A_CUSTOMER',
  },
];

test.each(ROWS)(
  '$caller, $account, $statement: reads $reads and nothing else',
  async ({ caller, account, statement, reads, refused = {} }) => {
    const from = new Date(demoNow() - 60 * 86_400_000).toISOString();
    const answer = await api.ask(caller, QUERY(statement), {
      variables: { account, from, to: new Date(demoNow()).toISOString() },
    });
    const cpni = (answer.data?.['accountByNumber'] as { cpni: Record<string, unknown> } | null)?.cpni;

    expect(Object.keys(cpni ?? {}).filter((name) => cpni?.[name] !== null)).toEqual(reads);
    const expected = ALL.filter((name) => !reads.includes(name)).map((name) => [
      name,
      typeof refused === 'string' ? refused : (refused[name] ?? refused.rest),
    ]);
    const told = answer.errors.map(({ path, extensions }) => [path?.at(-1), extensions?.['reason']]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
    expect(answer.errors.every(({ extensions }) => extensions?.['code'] === 'CPNI_RESTRICTED')).toBe(true);
  },
);

test.each(['ACCT-0004', 'ACCT-0005', 'ACCT-9999'])('affiliate-active sees no %s', async (account) => {
  const { data, errors, statements } = await api.ask(
    'affiliate-active',
    '{ accountByNumber(number: "' + account + '") { id } }',
  );
  expect(data).toEqual({ accountByNumber: null });
  expect(errors.map(({ message, path, extensions }) => ({ message, path, extensions }))).toEqual([
    { message: 'not found', path: ['accountByNumber'], extensions: { code: 'NOT_FOUND' } },
  ]);
  expect(statements).toHaveLength(2); // the look-up and its audit entry
});
