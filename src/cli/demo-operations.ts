// One operation for each demo caller, printed as a curl at the start: something it may read beside something it may not.
import type { DemoCallerName } from '../identity/demo-callers.js';

const STATEMENT =
  'number status cpni(purpose: SELF_ACCESS) { services { category type } balance { amount currency } }';
const OFFER = 'purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"';
const OTHER_OFFER = 'purpose: MARKETING_OTHER_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"';
const SERVICES_AND_BALANCE = 'services { category type } balance { amount }';
const ONBOARDING = 'purpose: IDENTITY_VERIFICATION, reference: "ONBOARD-0001"';

export const DEMO_OPERATIONS: Readonly<Record<DemoCallerName, string>> = {
  owner: of('ACCT-0001', STATEMENT),
  'owner-biographical': of('ACCT-0001', STATEMENT),
  applicant: of('ACCT-0009', `name ${STATEMENT}`),
  delegate: of('ACCT-0001', cpni('purpose: CUSTOMER_DIRECTED')),
  support: of('ACCT-0001', cpni('purpose: INBOUND_ASSISTANCE, reference: "CALL-0001"')),
  billing: of('ACCT-0001', cpni('purpose: BILLING_COLLECTION', 'balance { amount } routes { target }')),
  noc: of(
    'ACCT-0001',
    cpni(
      'purpose: SERVICE_SUPPORTING, reference: "TICKET-0001"',
      'routes { kind target } balance { amount }',
    ),
  ),
  fraud: of(
    'ACCT-0001',
    cpni(
      'purpose: FRAUD_SECURITY, reference: "FRAUD-0001"',
      'callRecords(first: 2) { edges { node { to startedAt } } }',
    ),
  ),
  marketing: of('ACCT-0001', cpni(OFFER)),
  legal: of(
    'ACCT-0010',
    cpni('purpose: LEGAL_PROCESS, reference: "LEGAL-0001"', 'services { type } routes { target }'),
  ),
  'legal-second':
    '{ papers(first: 3, kind: LEGAL_REQUEST) { nodes { reference legalRequest { instrument reviewedBy } } } }',
  auditor: '{ viewer { kind purposes } disclosures(first: 3) { edges { node { __typename } } } }',
  supervisor: '{ viewer { kind roles purposes } }',
  onboarding: of('ACCT-0009', `number name(${ONBOARDING})`),
  'affiliate-active': of('ACCT-0001', cpni(OFFER)),
  'affiliate-second': of('ACCT-0004', cpni(OFFER)),
  'affiliate-noncomm': of('ACCT-0001', cpni(OFFER)),
  'agent-payments': of('ACCT-0001', cpni('purpose: BILLING_COLLECTION')),
  'joint-venture': of('ACCT-0001', cpni(OTHER_OFFER)),
  'third-party': of('ACCT-0001', cpni('purpose: CUSTOMER_DIRECTED')),
  psap: of(
    'ACCT-0001',
    cpni('purpose: EMERGENCY, reference: "EMERGENCY-0001"', 'locations { lines city } balance { amount }'),
  ),
  government: of(
    'ACCT-0010',
    cpni('purpose: LEGAL_PROCESS, reference: "LEGAL-0001"', 'services { type } routes { target }'),
  ),
};

function of(number: string, selection: string): string {
  return `{ accountByNumber(number: "${number}") { ${selection} } }`;
}

function cpni(statement: string, selection: string = SERVICES_AND_BALANCE): string {
  return `number cpni(${statement}) { ${selection} }`;
}
