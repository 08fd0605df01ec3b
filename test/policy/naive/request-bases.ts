// Favourable requests, one for each way to a permit that purposes.md knows: the points around which the space of
// requests is spanned.
import type {
  NaiveAccount,
  NaiveCaller,
  NaiveCompany,
  NaiveData,
  NaivePurpose,
  NaiveReference,
  NaiveRequest,
  NaiveRole,
} from './naive-request.js';

export const NOW = Date.UTC(2026, 0, 15, 12);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const ACCOUNT = 'account-1';
export const SUBJECT = 'subject-1';
export const COMPANY = 'company-a';
export const OTHER_COMPANY = 'company-b';

export const ALL_PURPOSES: NaivePurpose[] = [
  'SELF_ACCESS',
  'CUSTOMER_DIRECTED',
  'SERVICE_PROVISION',
  'SERVICE_SUPPORTING',
  'BILLING_COLLECTION',
  'FRAUD_SECURITY',
  'INBOUND_ASSISTANCE',
  'MARKETING_SAME_CATEGORY',
  'MARKETING_OTHER_CATEGORY',
  'EMERGENCY',
  'LEGAL_PROCESS',
  'AGGREGATE_ANALYTICS',
  'IDENTITY_VERIFICATION',
  'ACCOUNT_ESTABLISHMENT',
  'SERVICE_SETUP',
  'ACCOUNT_COMMUNICATION',
  'COMPLIANCE_AUDIT',
  'SELL_DATA',
  'COMPETITOR_TRACKING',
];

export const TYPE_ONLY: NaiveData = {
  class: 'CPNI',
  categories: ['TYPE'],
  callDetail: false,
  callLocation: false,
};
const PERSONAL: NaiveData = { class: 'PERSONAL', categories: [], callDetail: false, callLocation: false };
const RECORD: NaiveData = { class: 'RECORD', categories: [], callDetail: false, callLocation: false };

export function staff(...roles: NaiveRole[]): NaiveCaller {
  return { kind: 'STAFF', subject: SUBJECT, roles };
}

export function company(kind: NaiveCompany['kind'], communicationsRelated = true): NaiveCaller {
  return { kind: 'COMPANY', subject: SUBJECT, company: { id: COMPANY, kind, communicationsRelated } };
}

export const CUSTOMER: NaiveCaller = { kind: 'CUSTOMER', subject: SUBJECT };
export const DELEGATE: NaiveCaller = { kind: 'DELEGATE', subject: SUBJECT };

/** A reference that fits whatever the kind asks. */
export function reference(kind: NaiveReference['kind'], more: Partial<NaiveReference> = {}): NaiveReference {
  const base: NaiveReference = { kind, id: 'reference-1', accountId: ACCOUNT, open: true };
  if (kind === 'CALL') return { ...base, handledBy: SUBJECT, customerConsented: true, ...more };
  if (kind === 'CAMPAIGN') {
    return {
      kind,
      id: base.id,
      open: true,
      companyIds: [COMPANY],
      offering: 'LOCAL',
      approvedBySupervisor: true,
      ...more,
    };
  }
  if (kind === 'LEGAL_REQUEST') return { ...legalRequest(base), ...more };
  return { ...base, companyIds: [COMPANY], ...more };
}

function legalRequest(base: NaiveReference): NaiveReference {
  return {
    ...base,
    companyIds: [COMPANY],
    instrument: 'COURT_ORDER',
    categories: [
      'TYPE',
      'TECHNICAL_ARRANGEMENT',
      'QUANTITY',
      'DESTINATION',
      'LOCATION',
      'AMOUNT_OF_USE',
      'BILLING',
    ],
    accounts: [ACCOUNT],
    from: NOW - 90 * DAY,
    to: NOW,
    enteredAt: NOW - DAY,
    expiresAt: NOW + 30 * DAY,
    reviewedBy: ['person-1', 'person-2'],
    nondisclosure: false,
  };
}

export const TWO_SERVICES: NaiveAccount = {
  id: ACCOUNT,
  status: 'ACTIVE',
  services: [
    { category: 'LOCAL', from: NOW - 400 * DAY },
    { category: 'WIRELESS', from: NOW - 100 * DAY },
  ],
};

function request(
  caller: NaiveCaller,
  purpose: NaivePurpose | null,
  more: Partial<NaiveRequest>,
): NaiveRequest {
  return {
    at: NOW,
    policy: {
      version: '2015-03-30',
      legalOverlay: true,
      affiliateSharing: 'EXISTING_RELATIONSHIP',
      approvalUses: 'ENABLED',
    },
    caller,
    grant: { purposes: ALL_PURPOSES },
    authentication: { method: 'PASSWORD', channel: 'ONLINE' },
    purpose,
    data: TYPE_ONLY,
    account: TWO_SERVICES,
    party: caller.kind === 'CUSTOMER',
    relationships: [],
    approvals: [],
    notices: [],
    ...more,
  };
}

const SINGLE_SERVICE = {
  account: {
    id: ACCOUNT,
    status: 'ACTIVE' as const,
    services: [{ category: 'LOCAL' as const, from: NOW - 400 * DAY }],
  },
};
const CAMPAIGN = { reference: reference('CAMPAIGN'), offering: 'LOCAL' as const };
const RELATED = { relationships: [{ companyId: COMPANY, from: NOW - 100 * DAY }] };
const ASSIGNED = {
  relationships: [{ companyId: COMPANY, kind: 'ASSIGNMENT' as const, from: NOW - 100 * DAY }],
};
const NOTICE = {
  sentAt: NOW - 60 * DAY,
  channel: 'ELECTRONIC' as const,
  bounced: false,
  namesCompanies: [COMPANY],
};
const OPT_IN = { kind: 'OPT_IN' as const, scope: 'MARKETING' as const, at: NOW - 50 * DAY };
const LOCATION_OPT_IN = { kind: 'OPT_IN' as const, scope: 'LOCATION' as const, at: NOW - 50 * DAY };
const CALL_PLACE: NaiveData = {
  class: 'CPNI',
  categories: ['LOCATION'],
  callDetail: true,
  callLocation: true,
};
const CALL_RECORD: NaiveData = {
  class: 'CPNI',
  categories: ['DESTINATION'],
  callDetail: true,
  callLocation: false,
};
const NAMED_OPT_IN = { ...OPT_IN, companyId: COMPANY };
const PHONE_LINE = { method: 'CALLBACK' as const, channel: 'TELEPHONE' as const };

function designated(to: string): Partial<NaiveRequest> {
  return {
    delegation: { to, form: 'WRITTEN', categories: ['TYPE', 'BILLING', 'LOCATION'], from: NOW - 9 * DAY },
  };
}

const AGGREGATE = { account: null, data: { ...TYPE_ONLY, aggregate: { groupSize: 10 } } };
const APPLICANT = {
  account: { id: ACCOUNT, status: 'APPLICANT' as const, services: [] },
  reference: reference('ONBOARDING_CASE'),
};

const CARRIER_BASES: NaiveRequest[] = [
  request(CUSTOMER, 'SELF_ACCESS', {}),
  request(CUSTOMER, 'SELF_ACCESS', { data: PERSONAL }),
  request(CUSTOMER, 'SELF_ACCESS', { data: RECORD }),
  request(DELEGATE, 'CUSTOMER_DIRECTED', designated(SUBJECT)),
  request(DELEGATE, 'CUSTOMER_DIRECTED', {
    ...designated(SUBJECT),
    data: CALL_PLACE,
    approvals: [{ ...LOCATION_OPT_IN, companyId: SUBJECT }],
  }),
  request(staff('NOC'), 'SERVICE_PROVISION', { reference: reference('TICKET') }),
  request(staff('SUPPORT'), 'SERVICE_SUPPORTING', { reference: reference('TICKET') }),
  request(staff('BILLING'), 'BILLING_COLLECTION', {}),
  request(staff('BILLING'), 'BILLING_COLLECTION', { data: CALL_RECORD, reference: reference('TICKET') }),
  request(staff('FRAUD'), 'FRAUD_SECURITY', { reference: reference('FRAUD_CASE') }),
  request(staff('SUPPORT'), 'INBOUND_ASSISTANCE', {
    reference: reference('CALL'),
    authentication: PHONE_LINE,
  }),
  request(staff('MARKETING'), 'MARKETING_SAME_CATEGORY', CAMPAIGN),
  request(staff('MARKETING'), 'MARKETING_SAME_CATEGORY', {
    ...CAMPAIGN,
    data: CALL_PLACE,
    approvals: [LOCATION_OPT_IN],
  }),
  request(staff('MARKETING'), 'MARKETING_OTHER_CATEGORY', { ...CAMPAIGN, approvals: [OPT_IN] }),
  request(staff('MARKETING'), 'MARKETING_OTHER_CATEGORY', { ...CAMPAIGN, notices: [NOTICE] }),
  request(staff('LEGAL'), 'LEGAL_PROCESS', { reference: reference('LEGAL_REQUEST') }),
  request(staff('BILLING'), 'AGGREGATE_ANALYTICS', AGGREGATE),
  request(staff('ONBOARDING'), 'IDENTITY_VERIFICATION', { data: PERSONAL, ...APPLICANT }),
  request(staff('ONBOARDING'), 'ACCOUNT_ESTABLISHMENT', { data: PERSONAL, ...APPLICANT }),
  request(staff('ONBOARDING'), 'SERVICE_SETUP', { data: PERSONAL, ...APPLICANT }),
  request(staff('BILLING'), 'ACCOUNT_COMMUNICATION', { data: PERSONAL }),
  request(staff('AUDITOR'), 'COMPLIANCE_AUDIT', { data: RECORD }),
];

const COMPANY_BASES: NaiveRequest[] = [
  request(company('AFFILIATE'), 'CUSTOMER_DIRECTED', designated(COMPANY)),
  request(company('THIRD_PARTY'), 'CUSTOMER_DIRECTED', designated(COMPANY)),
  request(company('AGENT'), 'SERVICE_PROVISION', { reference: reference('TICKET') }),
  request(company('AGENT'), 'BILLING_COLLECTION', {
    ...ASSIGNED,
    data: { ...TYPE_ONLY, categories: ['BILLING'] },
  }),
  request(company('AFFILIATE'), 'FRAUD_SECURITY', { ...RELATED, reference: reference('FRAUD_CASE') }),
  request(company('AFFILIATE'), 'MARKETING_SAME_CATEGORY', { ...CAMPAIGN, ...RELATED }),
  request(company('AFFILIATE'), 'MARKETING_SAME_CATEGORY', {
    ...CAMPAIGN,
    ...RELATED,
    data: CALL_PLACE,
    approvals: [{ ...LOCATION_OPT_IN, companyId: COMPANY }],
  }),
  request(company('AFFILIATE'), 'MARKETING_SAME_CATEGORY', {
    ...CAMPAIGN,
    ...RELATED,
    ...SINGLE_SERVICE,
    notices: [NOTICE],
  }),
  request(company('AFFILIATE', false), 'MARKETING_SAME_CATEGORY', {
    ...CAMPAIGN,
    ...RELATED,
    approvals: [NAMED_OPT_IN],
  }),
  request(company('AFFILIATE'), 'MARKETING_OTHER_CATEGORY', { ...CAMPAIGN, ...RELATED, notices: [NOTICE] }),
  request(company('JOINT_VENTURE'), 'MARKETING_OTHER_CATEGORY', { ...CAMPAIGN, approvals: [NAMED_OPT_IN] }),
  request(company('PUBLIC_SAFETY'), 'EMERGENCY', {
    data: CALL_PLACE,
    reference: reference('EMERGENCY_CALL'),
  }),
  request(company('GOVERNMENT'), 'LEGAL_PROCESS', { reference: reference('LEGAL_REQUEST') }),
  request(company('GOVERNMENT'), 'LEGAL_PROCESS', {
    data: PERSONAL,
    reference: reference('LEGAL_REQUEST', { instrument: 'SUBPOENA', nondisclosure: true }),
  }),
  request(company('THIRD_PARTY'), 'AGGREGATE_ANALYTICS', AGGREGATE),
  request(company('THIRD_PARTY'), 'AGGREGATE_ANALYTICS', { data: AGGREGATE.data }),
];

export const BASES: readonly NaiveRequest[] = [...CARRIER_BASES, ...COMPANY_BASES];
