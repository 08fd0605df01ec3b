// What the clients ask: callers of several kinds, and for every guarded value of the answer the coordinate that the audit must name.
import type { DemoCallerName } from '../../src/identity/demo-callers.js';

export interface LoadOperation {
  /** Null asks without a token. */
  readonly caller: DemoCallerName | null;
  readonly query: string;
  readonly account: string | null;
  /** Where a guarded value stands in `data`, and its coordinate. None: the operation touches nothing guarded. */
  readonly guarded: readonly (readonly [path: string, coordinate: string])[];
}

const OFFER = 'purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"';

export const GUARDED_OPERATIONS: readonly LoadOperation[] = [
  guarded('owner', 'ACCT-0001', 'purpose: SELF_ACCESS', {
    services: 'services { category type }',
    balance: 'balance { amount currency }',
    invoices: 'invoices(first: 6) { nodes { number total { amount } } }',
  }),
  guarded('owner', 'ACCT-0001', 'purpose: SELF_ACCESS', {
    quantities: 'quantities { numbers }',
    routes: 'routes { kind target }',
  }),
  guarded('fraud', 'ACCT-0001', 'purpose: FRAUD_SECURITY, reference: "FRAUD-0001"', {
    callRecords: 'callRecords(first: 10) { nodes { to startedAt } }',
  }),
  guarded('affiliate-active', 'ACCT-0001', OFFER, { services: 'services { category type }' }),
  guarded('affiliate-second', 'ACCT-0004', OFFER, { services: 'services { category type }' }),
  guarded('billing', 'ACCT-0001', 'purpose: BILLING_COLLECTION', { balance: 'balance { amount }' }),
];

/** With a token, whose client is looked up in the database, and without one. */
export const UNGUARDED_OPERATIONS: readonly LoadOperation[] = [
  { caller: 'owner', query: '{ viewer { kind purposes } }', account: null, guarded: [] },
  { caller: null, query: '{ privacyPolicy { version status } }', account: null, guarded: [] },
];

export const OPERATIONS: readonly LoadOperation[] = [...GUARDED_OPERATIONS, ...UNGUARDED_OPERATIONS];

function guarded(
  caller: DemoCallerName,
  account: string,
  statement: string,
  fields: Readonly<Record<string, string>>,
): LoadOperation {
  const selection = Object.values(fields).join(' ');
  return {
    caller,
    account,
    query: `{ accountByNumber(number: "${account}") { number cpni(${statement}) { ${selection} } } }`,
    guarded: Object.keys(fields).map((field) => [`accountByNumber.cpni.${field}`, `Cpni.${field}`]),
  };
}
