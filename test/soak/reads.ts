// What owners, partners and staff read: tables, one row a read.
import { WORKS } from '../../bench/works.js';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import type { Scoped } from './credentials.js';
import { GUARDED_TABLES, type GuardedTable } from './guarded-values.js';

export interface Read {
  readonly name: string;
  readonly caller: DemoCallerName;
  readonly account: string;
  readonly query: string;
  /** Below `accountByNumber.cpni`: read, and so named in the audit. */
  readonly cpni?: readonly string[];
  /** Below `data`. */
  readonly reads?: readonly string[];
  readonly withheld?: readonly string[];
  readonly codes?: readonly string[];
  readonly tables?: readonly GuardedTable[];
  /** Whether what it reads grows by being read. */
  readonly grows?: boolean;
}

const OFFER = 'purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"';
const USAGE = 'usage(from: $from, to: $to, by: MONTH) { from minutes calls messages }';
const PERIOD = 'query ($number: String!, $from: DateTime!, $to: DateTime!)';
const MARKETING: Scoped = {
  purposes: ['MARKETING_SAME_CATEGORY'],
  categories: ['TYPE', 'QUANTITY', 'AMOUNT_OF_USE', 'BILLING'],
};
const BILLING: Scoped = { purposes: ['BILLING_COLLECTION'], categories: ['BILLING'] };
const [DASHBOARD] = WORKS;

export const OWNERS: readonly Omit<Read, 'caller' | 'account'>[] = [
  {
    name: 'dashboard',
    query: DASHBOARD?.query ?? '',
    cpni: ['services', 'invoices', 'callRecords', 'usage'],
    reads: ['accountByNumber.contacts.nodes'],
    tables: GUARDED_TABLES,
  },
  {
    name: 'who read my data',
    query: account(
      'disclosures(first: 20) { nodes { at purpose categories coordinates ground reason company { name } } }',
    ),
    reads: ['accountByNumber.disclosures.nodes'],
    grows: true,
  },
  {
    name: 'my choices',
    query: account('relationships { company { id } kind } approvals { kind scope } delegations { form }'),
    reads: ['accountByNumber.relationships', 'accountByNumber.approvals', 'accountByNumber.delegations'],
  },
];

export const PARTNERS: readonly (Read & { readonly scoped: Scoped })[] = [
  {
    name: 'services',
    caller: 'affiliate-active',
    account: 'ACCT-0001',
    scoped: MARKETING,
    query: account(`cpni(${OFFER}) { services { category type } quantities { numbers services } }`),
    cpni: ['services', 'quantities'],
  },
  {
    name: 'usage',
    caller: 'affiliate-second',
    account: 'ACCT-0004',
    scoped: MARKETING,
    query: account(`cpni(${OFFER}) { ${USAGE} }`, PERIOD),
    cpni: ['usage'],
  },
  {
    name: 'preflight',
    caller: 'affiliate-active',
    account: 'ACCT-0001',
    scoped: MARKETING,
    query: account(`cpniAccess(${OFFER}) { category callDetail permitted reason }`),
    reads: ['accountByNumber.cpniAccess'],
  },
  {
    name: 'services, and a balance that is refused beside them',
    caller: 'affiliate-active',
    account: 'ACCT-0001',
    scoped: MARKETING,
    query: account(`cpni(${OFFER}) { services { category } balance { amount } }`),
    cpni: ['services'],
    withheld: ['accountByNumber.cpni.balance'],
    codes: ['CPNI_RESTRICTED'],
  },
  {
    name: 'services of a customer who objected',
    caller: 'affiliate-active',
    account: 'ACCT-0007',
    scoped: MARKETING,
    query: account(`number cpni(${OFFER}) { services { category } }`),
    reads: ['accountByNumber.number'],
    withheld: ['accountByNumber.cpni.services'],
    codes: ['CPNI_RESTRICTED'],
  },
  {
    name: 'a page of accounts',
    caller: 'affiliate-active',
    account: '',
    scoped: MARKETING,
    query: `query ($from: DateTime!, $to: DateTime!) {
      accounts(first: 20) { nodes { number cpni(${OFFER}) { services { category } ${USAGE} } } } }`,
    reads: ['accounts.nodes'],
    codes: ['CPNI_RESTRICTED'],
  },
  {
    name: 'balance, for its agent',
    caller: 'agent-payments',
    account: 'ACCT-0001',
    scoped: BILLING,
    query: account('cpni(purpose: BILLING_COLLECTION) { balance { amount currency } }'),
    cpni: ['balance'],
  },
];

export const STAFF: readonly Read[] = [
  {
    name: 'fraud prevention, call records',
    caller: 'fraud',
    account: 'ACCT-0001',
    query: account(
      'cpni(purpose: FRAUD_SECURITY, reference: "FRAUD-0001") { callRecords(first: 10) { nodes { to startedAt } } }',
    ),
    cpni: ['callRecords'],
    tables: ['call_records'],
  },
  {
    name: 'operations center, routes',
    caller: 'noc',
    account: 'ACCT-0001',
    query: account('cpni(purpose: SERVICE_SUPPORTING, reference: "TICKET-0001") { routes { kind target } }'),
    cpni: ['routes'],
    tables: ['routes'],
  },
  {
    name: 'support on a call',
    caller: 'support',
    account: 'ACCT-0001',
    query: account(
      'cpni(purpose: INBOUND_ASSISTANCE, reference: "CALL-0001") { services { type } invoices(first: 3) { nodes { number } } }',
    ),
    cpni: ['services', 'invoices'],
    tables: ['invoices'],
  },
  {
    name: 'billing, and routes that are refused beside',
    caller: 'billing',
    account: 'ACCT-0001',
    query: account('cpni(purpose: BILLING_COLLECTION) { balance { amount } routes { target } }'),
    cpni: ['balance'],
    withheld: ['accountByNumber.cpni.routes'],
    codes: ['CPNI_RESTRICTED'],
  },
  {
    name: 'auditor, the ledger of disclosures',
    caller: 'auditor',
    account: '',
    query: '{ disclosures(first: 20) { nodes { at purpose categories coordinates company { name } } } }',
    reads: ['disclosures.nodes'],
    grows: true,
  },
];

function account(selection: string, operation = 'query ($number: String!)'): string {
  return `${operation} { accountByNumber(number: $number) { ${selection} } }`;
}
