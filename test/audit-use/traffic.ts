// Traffic of every demo caller, as the audit keeps it: permits, refusals, look-ups that find nothing, preflights.
import { DEMO_OPERATIONS } from '../../src/cli/demo-operations.js';
import { DEMO_CALLER_NAMES, type DemoCallerName } from '../../src/identity/demo-callers.js';
import type { Api } from '../support/api.js';

const ACCESS = '{ accountByNumber(number: "ACCT-0001") { cpniAccess(purpose: SELF_ACCESS) { permitted } } }';
const MISSING = '{ accountByNumber(number: "ACCT-9999") { number } }';
const RECORDS =
  '{ accountByNumber(number: "ACCT-0001") { approvals { kind } relationships { company { id } } } }';
const NOT_GRANTED =
  '{ accountByNumber(number: "ACCT-0001") { cpni(purpose: LEGAL_PROCESS) { balance { amount } } } }';

const PERIOD_OF_INSTRUMENT = `{ accountByNumber(number: "ACCT-0010") {
  cpni(purpose: LEGAL_PROCESS, reference: "LEGAL-0001") {
    callRecords(first: 2, from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z") { nodes { to } } } } }`;
const PLACES = `{ accountByNumber(number: "ACCT-0001") {
  cpni(purpose: EMERGENCY, reference: "EMERGENCY-0001") { callLocations(first: 1) { nodes { __typename } } } } }`;

const MORE: readonly (readonly [DemoCallerName, string])[] = [
  ['owner', ACCESS],
  ['owner', MISSING],
  ['owner', RECORDS],
  ['owner-biographical', RECORDS],
  ['auditor', RECORDS],
  ['affiliate-active', MISSING],
  ['government', PERIOD_OF_INSTRUMENT],
  ['psap', PLACES],
];

export async function askEverything(api: Api): Promise<void> {
  for (const caller of DEMO_CALLER_NAMES) {
    await api.ask(caller, DEMO_OPERATIONS[caller]);
    await api.ask(caller, NOT_GRANTED);
  }
  for (const [caller, operation] of MORE) await api.ask(caller, operation);
  await api.ask('billing', DEMO_OPERATIONS.billing, { caller: { grants: [] } }); // refused as a whole
}
