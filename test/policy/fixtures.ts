// Named parts of requests. The customer of these fixtures takes LOCAL and INTEREXCHANGE, and the instant is fixed.

import type { DecisionRequest } from '../../src/policy/request.js';
import type {
  RequestAccount,
  RequestApproval,
  RequestCaller,
  RequestCompany,
  RequestData,
  RequestDelegation,
  RequestNotice,
  RequestReference,
  RequestRelationship,
} from '../../src/policy/request.js';
import type { StaffRole } from '../../src/policy/callers.js';
import type { CpniCategory } from '../../src/policy/categories.js';
import { PURPOSES } from '../../src/policy/purposes.js';
import type { Purpose } from '../../src/policy/purposes.js';

export const AT = Date.UTC(2025, 5, 15, 12);
export const HOUR = 60 * 60 * 1000;
export const DAY = 24 * HOUR;
export const YEAR = 365 * DAY;

export const EVERY_PURPOSE = Object.keys(PURPOSES) as Purpose[];
export const EVERY_CATEGORY: readonly CpniCategory[] = [
  'TYPE',
  'TECHNICAL_ARRANGEMENT',
  'QUANTITY',
  'DESTINATION',
  'LOCATION',
  'AMOUNT_OF_USE',
  'BILLING',
];

// Who asks.
export const ANONYMOUS: RequestCaller = { kind: 'ANONYMOUS' };
export const OWNER: RequestCaller = { kind: 'CUSTOMER', subject: 'owner' };
export const DELEGATE: RequestCaller = { kind: 'DELEGATE', subject: 'delegate' };
export const staff = (...roles: StaffRole[]): RequestCaller => ({ kind: 'STAFF', subject: 'staff', roles });
export const company = (of: RequestCompany): RequestCaller => ({ kind: 'COMPANY', company: of });
export const AFFILIATE_A = company({ id: 'affiliate-a', kind: 'AFFILIATE', communicationsRelated: true });
export const AFFILIATE_NONCOMM = company({
  id: 'affiliate-a',
  kind: 'AFFILIATE',
  communicationsRelated: false,
});
export const AGENT = company({ id: 'agent', kind: 'AGENT', communicationsRelated: true });
export const JOINT_VENTURE = company({
  id: 'joint-venture',
  kind: 'JOINT_VENTURE',
  communicationsRelated: true,
});
export const THIRD_PARTY = company({ id: 'third-party', kind: 'THIRD_PARTY', communicationsRelated: false });
export const CARRIER = company({ id: 'carrier', kind: 'CARRIER', communicationsRelated: true });
export const PSAP = company({ id: 'psap', kind: 'PUBLIC_SAFETY', communicationsRelated: false });
export const GOVERNMENT = company({ id: 'government', kind: 'GOVERNMENT', communicationsRelated: false });

// Which data.
export const cpni = (...categories: CpniCategory[]): RequestData => ({
  class: 'CPNI',
  categories,
  callDetail: false,
  callLocation: false,
});
export const CALL_DETAIL: RequestData = { ...cpni('DESTINATION', 'AMOUNT_OF_USE'), callDetail: true };
export const CALL_LOCATION: RequestData = { ...cpni('LOCATION'), callDetail: true, callLocation: true };
export const PERSONAL: RequestData = { ...cpni(), class: 'PERSONAL' };
export const RECORD: RequestData = { ...cpni(), class: 'RECORD' };
export const grouped = (groupSize: number): RequestData => ({
  ...cpni('AMOUNT_OF_USE'),
  aggregate: { groupSize },
});

// Of which account.
export const ACTIVE: RequestAccount = {
  id: 'account-x',
  status: 'ACTIVE',
  services: [
    { category: 'LOCAL', from: AT - YEAR },
    { category: 'INTEREXCHANGE', from: AT - YEAR },
  ],
};
export const APPLICANT: RequestAccount = { id: 'account-x', status: 'APPLICANT', services: [] };
export const SUSPENDED: RequestAccount = { ...ACTIVE, status: 'SUSPENDED' };
export const CLOSED: RequestAccount = { ...ACTIVE, status: 'CLOSED' };
export const ONE_CATEGORY: RequestAccount = { ...ACTIVE, services: [{ category: 'LOCAL', from: AT - YEAR }] };

// With which papers.
export const reference = (
  kind: RequestReference['kind'],
  parts: Partial<RequestReference> = {},
): RequestReference => ({ kind, id: 'a-reference', accountId: 'account-x', open: true, ...parts });
export const TICKET = reference('TICKET');
export const FRAUD_CASE = reference('FRAUD_CASE', { companyIds: ['affiliate-a'] });
export const CALL = reference('CALL', { handledBy: 'staff', customerConsented: true });
export const EMERGENCY_CALL = reference('EMERGENCY_CALL', { companyIds: ['psap'] });
export const ONBOARDING_CASE = reference('ONBOARDING_CASE');
export const CAMPAIGN: RequestReference = {
  kind: 'CAMPAIGN',
  id: 'a-campaign',
  companyIds: ['affiliate-a', 'joint-venture'],
  open: true,
  offering: 'LOCAL',
  approvedBySupervisor: true,
};
export const SUBPOENA: RequestReference = {
  kind: 'LEGAL_REQUEST',
  id: 'a-legal-request',
  companyIds: ['government'],
  instrument: 'SUBPOENA',
  categories: EVERY_CATEGORY,
  accounts: ['account-x'],
  from: AT - 90 * DAY,
  to: AT,
  enteredAt: AT - DAY,
  expiresAt: AT + 30 * DAY,
  reviewedBy: ['first', 'second'],
  nondisclosure: false,
};
export const instrument = (parts: Partial<RequestReference>): RequestReference => ({ ...SUBPOENA, ...parts });
export const DESIGNATION: RequestDelegation = {
  to: 'delegate',
  form: 'WRITTEN',
  categories: ['BILLING'],
  from: AT - DAY,
};
export const RELATIONSHIP_A: RequestRelationship = { companyId: 'affiliate-a', from: AT - YEAR };
export const ASSIGNMENT: RequestRelationship = { companyId: 'agent', kind: 'ASSIGNMENT', from: AT - YEAR };
export const optIn = (parts: Partial<RequestApproval> = {}): RequestApproval => ({
  kind: 'OPT_IN',
  scope: 'MARKETING',
  at: AT - YEAR,
  ...parts,
});
export const optOut = (parts: Partial<RequestApproval> = {}): RequestApproval => ({
  ...optIn(parts),
  kind: 'OPT_OUT',
});
export const LOCATION_OPT_IN_A = optIn({ scope: 'LOCATION', companyId: 'affiliate-a' });
export const CONTINUED_USE: RequestApproval = { kind: 'CONTINUED_USE', scope: 'MARKETING', at: AT - YEAR };
export const notice = (sentAt: number, parts: Partial<RequestNotice> = {}): RequestNotice => ({
  sentAt,
  channel: 'ELECTRONIC',
  bounced: false,
  ...parts,
});
export const RIPE_NOTICE_A = notice(AT - 31 * DAY, { namesCompanies: ['affiliate-a'] });

/** The owner's own access to an invoice with a password; what is given replaces its parts. */
export function ask(parts: Partial<DecisionRequest>): DecisionRequest {
  return {
    at: AT,
    policy: {
      version: '2015-03-30',
      legalOverlay: true,
      affiliateSharing: 'EXISTING_RELATIONSHIP',
      approvalUses: 'ENABLED',
    },
    caller: OWNER,
    grant: { purposes: EVERY_PURPOSE },
    authentication: { method: 'PASSWORD', channel: 'ONLINE' },
    purpose: 'SELF_ACCESS',
    data: cpni('BILLING'),
    account: ACTIVE,
    party: parts.caller === undefined || parts.caller.kind === 'CUSTOMER',
    relationships: [],
    approvals: [],
    notices: [],
    ...parts,
  };
}

type Parts = Partial<DecisionRequest>;

const POLICY = ask({}).policy;
export const NO_OVERLAY: Parts = { policy: { ...POLICY, legalOverlay: false } };
export const BY_CONSENT: Parts = { policy: { ...POLICY, affiliateSharing: 'CONSENT' } };
export const DISABLED: Parts = { policy: { ...POLICY, approvalUses: 'DISABLED' } };

/** Requests that are permitted, one for each row of the table of rules; what is given replaces their parts. */
export const self = (parts: Parts = {}): DecisionRequest => ask(parts);
export const byDelegate = (parts: Parts = {}): DecisionRequest =>
  ask({ caller: DELEGATE, purpose: 'CUSTOMER_DIRECTED', delegation: DESIGNATION, ...parts });
export const byDesignatedCompany = (parts: Parts = {}): DecisionRequest =>
  ask({
    caller: AFFILIATE_A,
    purpose: 'CUSTOMER_DIRECTED',
    authentication: { method: 'NONE', channel: 'ONLINE' },
    delegation: { ...DESIGNATION, to: 'affiliate-a' },
    ...parts,
  });
export const provision = (parts: Parts = {}): DecisionRequest =>
  ask({
    caller: staff('NOC'),
    purpose: 'SERVICE_PROVISION',
    data: cpni('TYPE'),
    reference: TICKET,
    ...parts,
  });
export const repair = (parts: Parts = {}): DecisionRequest =>
  ask({
    caller: staff('NOC'),
    purpose: 'SERVICE_SUPPORTING',
    data: cpni('TECHNICAL_ARRANGEMENT', 'DESTINATION'),
    reference: TICKET,
    ...parts,
  });
export const billing = (parts: Parts = {}): DecisionRequest =>
  ask({
    caller: staff('BILLING'),
    purpose: 'BILLING_COLLECTION',
    data: cpni('BILLING', 'AMOUNT_OF_USE'),
    ...parts,
  });
export const collection = (parts: Parts = {}): DecisionRequest =>
  ask({ caller: AGENT, purpose: 'BILLING_COLLECTION', relationships: [ASSIGNMENT], ...parts });
export const fraud = (parts: Parts = {}): DecisionRequest =>
  ask({
    caller: staff('FRAUD'),
    purpose: 'FRAUD_SECURITY',
    data: CALL_DETAIL,
    reference: FRAUD_CASE,
    ...parts,
  });
export const fraudByAffiliate = (parts: Parts = {}): DecisionRequest =>
  fraud({ caller: AFFILIATE_A, relationships: [RELATIONSHIP_A], ...parts });
export const inbound = (parts: Parts = {}): DecisionRequest =>
  ask({
    caller: staff('SUPPORT'),
    purpose: 'INBOUND_ASSISTANCE',
    authentication: { method: 'PASSWORD', channel: 'TELEPHONE' },
    data: cpni('TYPE', 'BILLING'),
    reference: CALL,
    ...parts,
  });
export const sameCategory = (parts: Parts = {}): DecisionRequest =>
  ask({
    caller: staff('MARKETING'),
    purpose: 'MARKETING_SAME_CATEGORY',
    offering: 'LOCAL',
    data: cpni('TYPE', 'AMOUNT_OF_USE'),
    reference: CAMPAIGN,
    ...parts,
  });
export const sameCategoryByAffiliate = (parts: Parts = {}): DecisionRequest =>
  sameCategory({
    caller: AFFILIATE_A,
    data: cpni('TYPE', 'QUANTITY'),
    relationships: [RELATIONSHIP_A],
    ...parts,
  });
export const otherCategory = (parts: Parts = {}): DecisionRequest =>
  sameCategory({
    purpose: 'MARKETING_OTHER_CATEGORY',
    data: cpni('TYPE'),
    offering: 'WIRELESS',
    reference: { ...CAMPAIGN, offering: 'WIRELESS' },
    approvals: [optIn()],
    ...parts,
  });
export const otherCategoryByAffiliate = (parts: Parts = {}): DecisionRequest =>
  otherCategory({
    caller: AFFILIATE_A,
    relationships: [RELATIONSHIP_A],
    approvals: [optIn({ companyId: 'affiliate-a' })],
    ...parts,
  });
export const otherCategoryByJointVenture = (parts: Parts = {}): DecisionRequest =>
  otherCategory({ caller: JOINT_VENTURE, approvals: [optIn({ companyId: 'joint-venture' })], ...parts });
export const emergency = (parts: Parts = {}): DecisionRequest =>
  ask({ caller: PSAP, purpose: 'EMERGENCY', data: CALL_LOCATION, reference: EMERGENCY_CALL, ...parts });
export const legal = (parts: Parts = {}): DecisionRequest =>
  ask({ caller: GOVERNMENT, purpose: 'LEGAL_PROCESS', reference: SUBPOENA, ...parts });
export const aggregate = (parts: Parts = {}): DecisionRequest =>
  ask({ caller: THIRD_PARTY, purpose: 'AGGREGATE_ANALYTICS', data: grouped(10), account: null, ...parts });
export const onboarding = (parts: Parts = {}): DecisionRequest =>
  ask({
    caller: staff('ONBOARDING'),
    purpose: 'IDENTITY_VERIFICATION',
    data: PERSONAL,
    account: APPLICANT,
    reference: ONBOARDING_CASE,
    ...parts,
  });
export const messageAboutAccount = (parts: Parts = {}): DecisionRequest =>
  ask({ caller: staff('SUPPORT'), purpose: 'ACCOUNT_COMMUNICATION', data: PERSONAL, ...parts });
export const audit = (parts: Parts = {}): DecisionRequest =>
  ask({ caller: staff('AUDITOR'), purpose: 'COMPLIANCE_AUDIT', data: RECORD, ...parts });
