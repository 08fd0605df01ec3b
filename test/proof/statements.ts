/** Who asks what: demo callers with the statements that open something to them, and some that open nothing. */
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import type { Random } from './random.js';

const OFFER = 'purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"';
const OTHER_OFFER = 'purpose: MARKETING_OTHER_CATEGORY, offering: WIRELESS, reference: "CAMPAIGN-0003"';

const STATEMENTS: Readonly<Partial<Record<DemoCallerName, readonly string[]>>> = {
  owner: ['purpose: SELF_ACCESS', 'purpose: SELL_DATA'],
  'owner-biographical': ['purpose: SELF_ACCESS'],
  applicant: ['purpose: SELF_ACCESS'],
  delegate: ['purpose: CUSTOMER_DIRECTED'],
  support: [
    'purpose: INBOUND_ASSISTANCE, reference: "CALL-0001"',
    'purpose: INBOUND_ASSISTANCE, reference: "CALL-0002"',
    'purpose: SERVICE_PROVISION, reference: "TICKET-0001"',
  ],
  billing: ['purpose: BILLING_COLLECTION', 'purpose: BILLING_COLLECTION, reference: "TICKET-0001"'],
  noc: ['purpose: SERVICE_SUPPORTING, reference: "TICKET-0001"', 'purpose: SERVICE_SUPPORTING'],
  fraud: ['purpose: FRAUD_SECURITY, reference: "FRAUD-0001"'],
  marketing: [OFFER, OTHER_OFFER],
  legal: [
    'purpose: LEGAL_PROCESS, reference: "LEGAL-0001"',
    'purpose: LEGAL_PROCESS, reference: "LEGAL-0003"',
  ],
  auditor: ['purpose: COMPLIANCE_AUDIT'],
  supervisor: ['purpose: BILLING_COLLECTION'],
  onboarding: ['purpose: IDENTITY_VERIFICATION, reference: "ONBOARD-0001"'],
  'affiliate-active': [
    OFFER,
    OTHER_OFFER,
    'purpose: FRAUD_SECURITY, reference: "FRAUD-0001"',
    'purpose: CUSTOMER_DIRECTED',
  ],
  'affiliate-second': [OFFER],
  'affiliate-noncomm': [OFFER],
  'agent-payments': ['purpose: BILLING_COLLECTION', 'purpose: SERVICE_PROVISION, reference: "TICKET-0001"'],
  'joint-venture': [OTHER_OFFER],
  'third-party': ['purpose: CUSTOMER_DIRECTED'],
  psap: ['purpose: EMERGENCY, reference: "EMERGENCY-0001"'],
  government: [
    'purpose: LEGAL_PROCESS, reference: "LEGAL-0001"',
    'purpose: LEGAL_PROCESS, reference: "LEGAL-0002"',
  ],
};

const CALLERS = Object.keys(STATEMENTS) as DemoCallerName[];

export interface Asking {
  readonly caller: DemoCallerName;
  /** The arguments of `cpni`. */
  readonly statement: string;
  /** The arguments of personal fields: the same purpose and reference, or none. */
  readonly personal: string;
}

/** One purpose for the whole operation, as the API asks. */
export function chooseAsking(random: Random): Asking {
  const caller = random.pick(CALLERS);
  const statement = random.pick(STATEMENTS[caller] ?? []);
  const personal = statement.replace(/, offering: \w+/, '');
  return { caller, statement, personal: random.chance(0.7) ? personal : '' };
}
