// The callers of the demonstration, one row each, and the clients they come through. Each is granted every purpose that the policy
// opens to its kind, role or company; whether a field is then released is decided by the facts.
import type { StaffRole } from '../policy/callers.js';
import type { Purpose } from '../policy/purposes.js';
import type { Scope } from './scopes.js';

export interface DemoClient {
  readonly clientId: string;
  readonly name: string;
  readonly callerKind: 'CUSTOMER' | 'DELEGATE' | 'STAFF' | 'COMPANY';
  readonly companyId: string | null;
  readonly purposes: readonly Purpose[];
}

export interface DemoCaller {
  /** For a menu. */
  readonly title: string;
  /** One sentence: who that is. */
  readonly description: string;
  readonly clientId: string;
  readonly subject: string;
  readonly roles: readonly StaffRole[];
  /** RFC 8176 */
  readonly amr: readonly string[];
  readonly scopes: readonly Scope[];
  readonly purposes: readonly Purpose[];
}

const READ: readonly Scope[] = ['account:read', 'cpni:read'];
const READ_AND_WRITE: readonly Scope[] = ['account:read', 'account:write', 'cpni:read'];
/** `cpni:read` too: that an auditor reads no CPNI is the policy's answer, not the token's. */
const AUDIT: readonly Scope[] = ['account:read', 'cpni:read', 'audit:read'];
const PASSWORD = ['pwd'];
const SECOND_FACTOR = ['pwd', 'otp'];

/** Open to every caller to whom it is granted. */
const ANALYTICS: Purpose = 'AGGREGATE_ANALYTICS';

const CUSTOMER: Pick<DemoCaller, 'clientId' | 'roles' | 'scopes' | 'purposes'> = {
  clientId: 'customer-portal',
  roles: [],
  scopes: READ_AND_WRITE,
  purposes: ['SELF_ACCESS', ANALYTICS],
};

const PEOPLE = {
  owner: {
    ...CUSTOMER,
    title: 'Owner of ACCT-0001',
    description: 'The customer who owns ACCT-0001, signed in with a password.',
    subject: 'owner',
    amr: PASSWORD,
  },
  'owner-biographical': {
    ...CUSTOMER,
    title: 'Owner, weak login',
    description: 'The same customer, let in on biographical facts only: no CPNI online.',
    subject: 'owner',
    amr: ['kba'],
  },
  applicant: {
    ...CUSTOMER,
    title: 'Applicant of ACCT-0009',
    description: 'A person who signed up and has no service yet, so there is no CPNI.',
    subject: 'applicant',
    amr: PASSWORD,
  },
  delegate: {
    title: 'Delegate on ACCT-0001',
    description: 'A person whom the owner designated in writing, for billing.',
    clientId: 'delegate-portal',
    subject: 'delegate',
    roles: [],
    amr: PASSWORD,
    scopes: READ,
    purposes: ['CUSTOMER_DIRECTED', ANALYTICS],
  },
  support: staff('support', 'SUPPORT', 'Customer support, who help a customer during a call.', [
    'SERVICE_PROVISION',
    'SERVICE_SUPPORTING',
    'INBOUND_ASSISTANCE',
    'ACCOUNT_COMMUNICATION',
    ANALYTICS,
  ]),
  billing: staff('billing', 'BILLING', 'Billing staff, who bill and collect.', [
    'BILLING_COLLECTION',
    'ACCOUNT_COMMUNICATION',
    ANALYTICS,
  ]),
  noc: staff('noc', 'NOC', 'The network operations centre, who repair faults under a ticket.', [
    'SERVICE_PROVISION',
    'SERVICE_SUPPORTING',
    'ACCOUNT_COMMUNICATION',
    ANALYTICS,
  ]),
  fraud: staff('fraud', 'FRAUD', 'Fraud prevention, who work on an open case.', [
    'FRAUD_SECURITY',
    'ACCOUNT_COMMUNICATION',
    ANALYTICS,
  ]),
  marketing: staff('marketing', 'MARKETING', 'Marketing staff, who offer services under a campaign.', [
    'MARKETING_SAME_CATEGORY',
    'MARKETING_OTHER_CATEGORY',
    ANALYTICS,
  ]),
  legal: staff('legal', 'LEGAL', 'Legal staff, who answer legal instruments.', ['LEGAL_PROCESS', ANALYTICS]),
  'legal-second': staff(
    'legal-second',
    'LEGAL',
    'Another of the legal staff, who reviews what one entered.',
    ['LEGAL_PROCESS', ANALYTICS],
  ),
  auditor: {
    ...staff('auditor', 'AUDITOR', 'Auditors, who read decisions and disclosures and no CPNI.', [
      'COMPLIANCE_AUDIT',
      ANALYTICS,
    ]),
    scopes: AUDIT,
  },
  supervisor: staff('supervisor', 'SUPERVISOR', 'Supervisors, who approve campaigns and read nothing.', []),
  onboarding: staff('onboarding', 'ONBOARDING', 'Onboarding staff, who sign customers up.', [
    'IDENTITY_VERIFICATION',
    'ACCOUNT_ESTABLISHMENT',
    'SERVICE_SETUP',
    'ACCOUNT_COMMUNICATION',
    ANALYTICS,
  ]),
} as const satisfies Record<string, DemoCaller>;

const AFFILIATE: readonly Purpose[] = [
  'CUSTOMER_DIRECTED',
  'FRAUD_SECURITY',
  'MARKETING_SAME_CATEGORY',
  'MARKETING_OTHER_CATEGORY',
  ANALYTICS,
];

const COMPANIES = {
  'affiliate-active': company(
    'affiliate-active',
    'An affiliate with a relationship with ACCT-0001.',
    AFFILIATE,
  ),
  'affiliate-second': company(
    'affiliate-second',
    'An affiliate with a relationship with ACCT-0004 only.',
    AFFILIATE,
  ),
  'affiliate-noncomm': company(
    'affiliate-noncomm',
    'An affiliate that is not communications-related.',
    AFFILIATE,
  ),
  'agent-payments': company('agent-payments', 'An agent that is assigned to ACCT-0001.', [
    'CUSTOMER_DIRECTED',
    'SERVICE_PROVISION',
    'SERVICE_SUPPORTING',
    'BILLING_COLLECTION',
    ANALYTICS,
  ]),
  'joint-venture': company('joint-venture', 'A joint venture partner.', [
    'CUSTOMER_DIRECTED',
    'MARKETING_OTHER_CATEGORY',
    ANALYTICS,
  ]),
  'third-party': company('third-party', 'A company outside the carrier.', ['CUSTOMER_DIRECTED', ANALYTICS]),
  psap: company('psap', 'A public safety agency with an open emergency call.', ['EMERGENCY', ANALYTICS]),
  government: company('government', 'A government agency with a subpoena.', ['LEGAL_PROCESS', ANALYTICS]),
} as const satisfies Record<string, DemoCaller>;

export const DEMO_CALLERS = { ...PEOPLE, ...COMPANIES };

export type DemoCallerName = keyof typeof DEMO_CALLERS;

/** In the order of a menu. */
export const DEMO_CALLER_NAMES = Object.keys(DEMO_CALLERS) as DemoCallerName[];

export function isDemoCallerName(name: string): name is DemoCallerName {
  return Object.hasOwn(DEMO_CALLERS, name);
}

export const DEMO_CLIENTS: readonly DemoClient[] = [
  client('customer-portal', 'Customer portal', 'CUSTOMER'),
  client('delegate-portal', 'Portal for delegates', 'DELEGATE'),
  client('staff-console', 'Staff console', 'STAFF'),
  ...Object.values(COMPANIES).map(({ clientId, title }) => client(clientId, title, 'COMPANY')),
];

function staff(
  subject: string,
  role: StaffRole,
  description: string,
  purposes: readonly Purpose[],
): DemoCaller {
  const title = `Staff: ${subject}`;
  return {
    title,
    description,
    clientId: 'staff-console',
    subject,
    roles: [role],
    amr: SECOND_FACTOR,
    scopes: READ_AND_WRITE,
    purposes,
  };
}

function company(id: string, description: string, purposes: readonly Purpose[]): DemoCaller {
  return {
    title: `Company: ${id}`,
    description,
    clientId: id,
    subject: id,
    roles: [],
    amr: [],
    scopes: READ_AND_WRITE,
    purposes,
  };
}

/** Registered for what its callers together are granted. */
function client(clientId: string, name: string, callerKind: DemoClient['callerKind']): DemoClient {
  const callers: readonly DemoCaller[] = Object.values(DEMO_CALLERS);
  const purposes = callers
    .filter((caller) => caller.clientId === clientId)
    .flatMap((caller) => caller.purposes);
  return {
    clientId,
    name,
    callerKind,
    companyId: callerKind === 'COMPANY' ? clientId : null,
    purposes: [...new Set(purposes)],
  };
}
