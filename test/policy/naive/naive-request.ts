// The request as policy.md section 2 words it, written down again for the second reading, instants as epoch
// milliseconds. It owes nothing to src/policy, so that a field misnamed there is found.

export type NaiveCategory =
  'TYPE' | 'TECHNICAL_ARRANGEMENT' | 'QUANTITY' | 'DESTINATION' | 'LOCATION' | 'AMOUNT_OF_USE' | 'BILLING';
export type NaiveService = 'LOCAL' | 'INTEREXCHANGE' | 'WIRELESS' | 'INFORMATION_SERVICE' | 'EQUIPMENT';
export type NaivePurpose =
  | 'SELF_ACCESS'
  | 'CUSTOMER_DIRECTED'
  | 'SERVICE_PROVISION'
  | 'SERVICE_SUPPORTING'
  | 'BILLING_COLLECTION'
  | 'FRAUD_SECURITY'
  | 'INBOUND_ASSISTANCE'
  | 'MARKETING_SAME_CATEGORY'
  | 'MARKETING_OTHER_CATEGORY'
  | 'EMERGENCY'
  | 'LEGAL_PROCESS'
  | 'AGGREGATE_ANALYTICS'
  | 'IDENTITY_VERIFICATION'
  | 'ACCOUNT_ESTABLISHMENT'
  | 'SERVICE_SETUP'
  | 'ACCOUNT_COMMUNICATION'
  | 'COMPLIANCE_AUDIT'
  | 'SELL_DATA'
  | 'COMPETITOR_TRACKING';
export type NaiveRole =
  | 'SUPPORT'
  | 'BILLING'
  | 'NOC'
  | 'FRAUD'
  | 'MARKETING'
  | 'LEGAL'
  | 'AUDITOR'
  | 'SUPERVISOR'
  | 'DEVELOPER'
  | 'ONBOARDING';

export interface NaiveCompany {
  id: string;
  kind: 'CARRIER' | 'AFFILIATE' | 'AGENT' | 'JOINT_VENTURE' | 'THIRD_PARTY' | 'PUBLIC_SAFETY' | 'GOVERNMENT';
  communicationsRelated: boolean;
}

export interface NaiveCaller {
  kind: 'ANONYMOUS' | 'CUSTOMER' | 'DELEGATE' | 'STAFF' | 'COMPANY';
  subject?: string;
  roles?: NaiveRole[];
  company?: NaiveCompany;
}

export interface NaiveGrant {
  purposes: NaivePurpose[];
  categories?: NaiveCategory[];
  accounts?: string[];
}

export interface NaiveAuthentication {
  method:
    | 'NONE'
    | 'BIOGRAPHICAL'
    | 'ACCOUNT_INFORMATION'
    | 'ONE_TIME_CODE'
    | 'PASSWORD'
    | 'PASSWORD_MFA'
    | 'PHOTO_ID'
    | 'CALLBACK'
    | 'BUSINESS_CONTRACT';
  channel: 'ONLINE' | 'TELEPHONE' | 'IN_STORE';
}

export interface NaiveData {
  class: 'CPNI' | 'PERSONAL' | 'RECORD' | 'OPEN' | null;
  categories: NaiveCategory[];
  callDetail: boolean;
  callLocation: boolean;
  personal?: ('NAME' | 'ADDRESS' | 'EMAIL' | 'PHONE')[];
  period?: { from: number; to: number };
  aggregate?: { groupSize: number };
}

export interface NaiveAccount {
  id: string;
  status: 'APPLICANT' | 'ACTIVE' | 'SUSPENDED' | 'CLOSED';
  services: { category: NaiveService; from: number; to?: number }[];
  business?: { dedicatedRepresentative: boolean; contractCoversCpni: boolean };
}

export interface NaiveRelationship {
  companyId: string;
  kind?: 'SERVICE' | 'ASSIGNMENT';
  from: number;
  to?: number;
}

export interface NaiveApproval {
  kind: 'OPT_IN' | 'OPT_OUT' | 'CONTINUED_USE';
  scope: 'MARKETING' | 'LOCATION';
  companyId?: string;
  categories?: NaiveCategory[];
  at: number;
  revokedAt?: number;
}

export interface NaiveNotice {
  sentAt: number;
  channel: 'ELECTRONIC' | 'MAIL';
  bounced: boolean;
  namesCompanies?: string[];
}

export interface NaiveDelegation {
  to: string;
  form: 'WRITTEN' | 'ORAL';
  categories: NaiveCategory[];
  from: number;
  until?: number;
  revokedAt?: number;
}

export interface NaiveReference {
  kind:
    'CAMPAIGN' | 'TICKET' | 'FRAUD_CASE' | 'CALL' | 'EMERGENCY_CALL' | 'LEGAL_REQUEST' | 'ONBOARDING_CASE';
  id: string;
  accountId?: string;
  companyIds?: string[];
  handledBy?: string;
  open?: boolean;
  endedAt?: number;
  offering?: NaiveService;
  approvedBySupervisor?: boolean;
  customerConsented?: boolean;
  instrument?: 'SUBPOENA' | 'COURT_ORDER' | 'WARRANT' | 'EMERGENCY_REQUEST' | 'PRESERVATION';
  categories?: NaiveCategory[];
  accounts?: string[];
  from?: number;
  to?: number;
  enteredAt?: number;
  expiresAt?: number;
  reviewedBy?: string[];
  nondisclosure?: boolean;
}

export interface NaiveRequest {
  at: number;
  policy: {
    version: string;
    legalOverlay: boolean;
    affiliateSharing: 'EXISTING_RELATIONSHIP' | 'CONSENT';
    approvalUses: 'ENABLED' | 'DISABLED';
  };
  caller: NaiveCaller;
  grant: NaiveGrant;
  authentication: NaiveAuthentication;
  purpose: NaivePurpose | null;
  offering?: NaiveService;
  data: NaiveData;
  /** Null for aggregates, which are of no account. */
  account: NaiveAccount | null;
  party: boolean;
  relationships: NaiveRelationship[];
  approvals: NaiveApproval[];
  notices: NaiveNotice[];
  delegation?: NaiveDelegation;
  reference?: NaiveReference;
}

/** What every row but the one for aggregates decides on. */
export type AccountRequest = NaiveRequest & { account: NaiveAccount };
