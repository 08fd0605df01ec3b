// The request of `decide`: every fact a decision may rest on, and nothing else. The function reads no clock, no
// database and no environment. In JSON the instants are ISO 8601 strings; here they are epoch milliseconds.

import type { CallerKind, CompanyKind, StaffRole } from './callers.js';
import type { CpniCategory, DataClass, PersonalKind, ServiceCategory } from './categories.js';
import type { Purpose } from './purposes.js';

/** Epoch milliseconds, UTC. */
export type Instant = number;

export const AFFILIATE_SHARING = ['EXISTING_RELATIONSHIP', 'CONSENT'] as const;
export const APPROVAL_USES = ['ENABLED', 'DISABLED'] as const;
export const AUTHENTICATION_METHODS = [
  'NONE',
  'BIOGRAPHICAL',
  'ACCOUNT_INFORMATION',
  'ONE_TIME_CODE',
  'PASSWORD',
  'PASSWORD_MFA',
  'PHOTO_ID',
  'CALLBACK',
  'BUSINESS_CONTRACT',
] as const;
export const AUTHENTICATION_CHANNELS = ['ONLINE', 'TELEPHONE', 'IN_STORE'] as const;
export const ACCOUNT_STATUSES = ['APPLICANT', 'ACTIVE', 'SUSPENDED', 'CLOSED'] as const;
export const RELATIONSHIP_KINDS = ['SERVICE', 'ASSIGNMENT'] as const;
export const APPROVAL_KINDS = ['OPT_IN', 'OPT_OUT', 'CONTINUED_USE'] as const;
export const APPROVAL_SCOPES = ['MARKETING', 'LOCATION'] as const;
export const NOTICE_CHANNELS = ['ELECTRONIC', 'MAIL'] as const;
export const DELEGATION_FORMS = ['WRITTEN', 'ORAL'] as const;
export const REFERENCE_KINDS = [
  'CAMPAIGN',
  'TICKET',
  'FRAUD_CASE',
  'CALL',
  'EMERGENCY_CALL',
  'LEGAL_REQUEST',
  'ONBOARDING_CASE',
] as const;
export const INSTRUMENT_NAMES = [
  'SUBPOENA',
  'COURT_ORDER',
  'WARRANT',
  'EMERGENCY_REQUEST',
  'PRESERVATION',
] as const;

export type AffiliateSharing = (typeof AFFILIATE_SHARING)[number];
export type ApprovalUses = (typeof APPROVAL_USES)[number];
export type AuthenticationMethod = (typeof AUTHENTICATION_METHODS)[number];
export type AuthenticationChannel = (typeof AUTHENTICATION_CHANNELS)[number];
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];
export type RelationshipKind = (typeof RELATIONSHIP_KINDS)[number];
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];
export type ApprovalScope = (typeof APPROVAL_SCOPES)[number];
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];
export type DelegationForm = (typeof DELEGATION_FORMS)[number];
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];
export type InstrumentName = (typeof INSTRUMENT_NAMES)[number];

/** The parameters of the policy version in force at the request's instant. */
export interface PolicyParameters {
  readonly version: string;
  readonly legalOverlay: boolean;
  readonly affiliateSharing: AffiliateSharing;
  readonly approvalUses: ApprovalUses;
}

export interface RequestCompany {
  readonly id: string;
  readonly kind: CompanyKind;
  readonly communicationsRelated: boolean;
}

export interface RequestCaller {
  readonly kind: CallerKind;
  readonly subject?: string | undefined;
  readonly roles?: readonly StaffRole[] | undefined;
  readonly company?: RequestCompany | undefined;
}

/** What the token allows at most. An absent list narrows nothing, an empty one allows nothing. */
export interface RequestGrant {
  readonly purposes: readonly Purpose[];
  readonly categories?: readonly CpniCategory[] | undefined;
  readonly accounts?: readonly string[] | undefined;
}

/** Of the customer or delegate, whether the caller or someone whom staff speak with. */
export interface RequestAuthentication {
  readonly method: AuthenticationMethod;
  readonly channel: AuthenticationChannel;
}

/** `class` null: the field was never classified. `personal` absent: not told which, so not narrowed. */
export interface RequestData {
  readonly class: DataClass | null;
  readonly categories: readonly CpniCategory[];
  readonly callDetail: boolean;
  readonly callLocation: boolean;
  readonly personal?: readonly PersonalKind[] | undefined;
  readonly period?: { readonly from: Instant; readonly to: Instant } | undefined;
  readonly aggregate?: { readonly groupSize: number } | undefined;
}

/** `[from, to)`; without `to` the service goes on. */
export interface RequestService {
  readonly category: ServiceCategory;
  readonly from: Instant;
  readonly to?: Instant | undefined;
}

export interface RequestAccount {
  readonly id: string;
  readonly status: AccountStatus;
  readonly services: readonly RequestService[];
  readonly business?:
    { readonly dedicatedRepresentative: boolean; readonly contractCoversCpni: boolean } | undefined;
}

/** The account's, with every company. In force when from < at < to; kind absent means SERVICE. */
export interface RequestRelationship {
  readonly companyId: string;
  readonly kind?: RelationshipKind | undefined;
  readonly from: Instant;
  readonly to?: Instant | undefined;
}

/** OPT_OUT is the customer's objection. `categories` absent means all of them. */
export interface RequestApproval {
  readonly kind: ApprovalKind;
  readonly scope: ApprovalScope;
  readonly companyId?: string | undefined;
  readonly categories?: readonly CpniCategory[] | undefined;
  readonly at: Instant;
  readonly revokedAt?: Instant | undefined;
}

/** An opt-out notice (47 CFR 64.2008). */
export interface RequestNotice {
  readonly sentAt: Instant;
  readonly channel: NoticeChannel;
  readonly bounced: boolean;
  readonly namesCompanies?: readonly string[] | undefined;
}

/** The designation that names this caller: `to` is a subject or a company id. */
export interface RequestDelegation {
  readonly to: string;
  readonly form: DelegationForm;
  readonly categories: readonly CpniCategory[];
  readonly from: Instant;
  readonly until?: Instant | undefined;
  readonly revokedAt?: Instant | undefined;
}

/** What the purpose's rule asks of its reference must be there and match, else it counts as none. */
export interface RequestReference {
  readonly kind: ReferenceKind;
  readonly id: string;
  readonly accountId?: string | undefined;
  readonly companyIds?: readonly string[] | undefined;
  readonly handledBy?: string | undefined;
  readonly open?: boolean | undefined;
  readonly endedAt?: Instant | undefined;
  /** Campaign. */
  readonly offering?: ServiceCategory | undefined;
  /** Campaign: by a supervisor other than the opener. */
  readonly approvedBySupervisor?: boolean | undefined;
  /** Call. */
  readonly customerConsented?: boolean | undefined;
  /** Legal request, as are all below. */
  readonly instrument?: InstrumentName | undefined;
  readonly categories?: readonly CpniCategory[] | undefined;
  readonly accounts?: readonly string[] | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly enteredAt?: Instant | undefined;
  readonly expiresAt?: Instant | undefined;
  /** The persons who reviewed it; the one who entered it counts. */
  readonly reviewedBy?: readonly string[] | undefined;
  readonly nondisclosure?: boolean | undefined;
}

export interface DecisionRequest {
  readonly at: Instant;
  readonly policy: PolicyParameters;
  readonly caller: RequestCaller;
  readonly grant: RequestGrant;
  readonly authentication: RequestAuthentication;
  readonly purpose: Purpose | null;
  readonly offering?: ServiceCategory | undefined;
  readonly data: RequestData;
  /** Null only for aggregates, which are of no account. */
  readonly account: RequestAccount | null;
  /** The caller's subject is the account's owner. */
  readonly party: boolean;
  readonly relationships: readonly RequestRelationship[];
  readonly approvals: readonly RequestApproval[];
  readonly notices: readonly RequestNotice[];
  readonly delegation?: RequestDelegation | undefined;
  readonly reference?: RequestReference | undefined;
}
