// Why: the closed set of reasons. `cites` is what a denial rests on unless its rule cites more exactly; a permit's
// citation is in its rule. `speaksOf` says whom the reason is about: what speaks of the customer is told to the
// carrier's own callers and the customer alone. The words are permanent: they are in the audit log.

import type { AuthorityId } from './authorities.js';
import type { RemedyCode } from './remedies.js';

export const PERMIT_REASONS = {
  OK_OPEN: { says: 'the field is open to whoever sees the object' },
  OK_SELF: { says: 'the customer reads the own account' },
  OK_FORMER_CUSTOMER_SELF: { says: 'the former customer reads the own closed account' },
  OK_BUSINESS_CONTRACT: { says: 'the business customer is authenticated as its contract says' },
  OK_DELEGATE: { says: 'the customer designated this person in writing' },
  OK_CUSTOMER_DIRECTED: { says: 'the customer designated this company in writing' },
  OK_SERVICE: { says: 'it is needed to provide the service, for an open ticket' },
  OK_BILLING: { says: 'it is needed to bill and collect' },
  OK_AGENT: { says: 'the agent assigned to the account needs it to bill and collect' },
  OK_FRAUD: { says: 'it is needed against fraud, for an open case' },
  OK_INBOUND: { says: 'the customer called, agreed and is authenticated' },
  OK_CALLBACK: { says: 'the customer was called back at the number of record' },
  OK_SAME_CATEGORY: { says: 'the offer is of a category that the customer currently obtains' },
  OK_AFFILIATE: { says: 'the customer already has a service relationship with this affiliate' },
  OK_AFFILIATE_APPROVAL: { says: "the customer's approval names this affiliate" },
  OK_OPT_IN_LOCATION: { says: 'the customer expressly authorized call location' },
  OK_OPT_IN: { says: 'the customer opted in' },
  OK_OPT_OUT: { says: 'the customer was notified, had the time to object and did not' },
  OK_EMERGENCY: { says: 'public safety answers an emergency call' },
  OK_LEGAL: { says: 'a reviewed legal instrument in force reaches it' },
  OK_AGGREGATE: { says: 'the group is large enough that it tells of no single customer' },
  OK_SIGNUP: { says: 'signing up needs it' },
  OK_ACCOUNT_COMMUNICATION: { says: 'it serves a message about the account' },
  OK_AUDIT: { says: 'the auditor reads records, not values' },
} as const;

interface DenyReasonRow {
  readonly says: string;
  readonly cites: readonly AuthorityId[];
  readonly speaksOf: 'CALLER' | 'CUSTOMER';
  readonly remedy: RemedyCode;
}

export const DENY_REASONS = {
  UNCLASSIFIED_FIELD: {
    says: 'the field has no class',
    cites: ['§3'],
    speaksOf: 'CALLER',
    remedy: 'NONE',
  },
  UNAUTHENTICATED: {
    says: 'nobody is signed in',
    cites: ['§3', '§4'],
    speaksOf: 'CALLER',
    remedy: 'SIGN_IN',
  },
  PURPOSE_MISSING: {
    says: 'no purpose was stated',
    cites: ['64.2009(a)'],
    speaksOf: 'CALLER',
    remedy: 'STATE_PURPOSE',
  },
  PURPOSE_NOT_SINGLE: {
    says: 'one operation states more than one purpose',
    cites: ['CAMARA profile'],
    speaksOf: 'CALLER',
    remedy: 'STATE_PURPOSE',
  },
  PURPOSE_PROHIBITED: {
    says: 'the purpose is forbidden to everybody',
    cites: ['64.2005(b)(2)', '§4'],
    speaksOf: 'CALLER',
    remedy: 'NONE',
  },
  PERSONAL_NOT_SHAREABLE: {
    says: 'personal data is not shared with companies',
    cites: ['§3', '§4'],
    speaksOf: 'CALLER',
    remedy: 'NONE',
  },
  ROLE_PURPOSE_MISMATCH: {
    says: "the caller's role may not state this purpose",
    cites: ['64.2009(b)'],
    speaksOf: 'CALLER',
    remedy: 'CHOOSE_PURPOSE',
  },
  NON_DISCLOSURE: {
    says: 'nothing is released to third parties',
    cites: ['§4'],
    speaksOf: 'CALLER',
    remedy: 'OBTAIN_DESIGNATION',
  },
  PURPOSE_NOT_OPEN_TO_CALLER: {
    says: 'this kind of caller may not state this purpose',
    cites: ['222(c)(1)'],
    speaksOf: 'CALLER',
    remedy: 'CHOOSE_PURPOSE',
  },
  PURPOSE_NOT_GRANTED: {
    says: 'the token does not grant this purpose',
    cites: ['RFC 9396'],
    speaksOf: 'CALLER',
    remedy: 'REQUEST_WIDER_GRANT',
  },
  ACCOUNT_NOT_GRANTED: {
    says: 'the token does not grant this account',
    cites: ['RFC 9396'],
    speaksOf: 'CUSTOMER',
    remedy: 'REQUEST_WIDER_GRANT',
  },
  CATEGORY_NOT_GRANTED: {
    says: 'the token does not grant every category of the field',
    cites: ['RFC 9396'],
    speaksOf: 'CALLER',
    remedy: 'REQUEST_WIDER_GRANT',
  },
  NOT_ACCOUNT_PARTY: {
    says: 'the caller is neither the owner of the account nor designated by the owner',
    cites: ['222(c)(1)'],
    speaksOf: 'CUSTOMER',
    remedy: 'NONE',
  },
  SIGNUP_PURPOSE: {
    says: 'personal data given at signup does not serve this purpose',
    cites: ['§2'],
    speaksOf: 'CALLER',
    remedy: 'CHOOSE_PURPOSE',
  },
  DELEGATION_NOT_WRITTEN: {
    says: 'the designation is not in writing',
    cites: ['222(c)(2)'],
    speaksOf: 'CUSTOMER',
    remedy: 'OBTAIN_DESIGNATION',
  },
  GRANT_REVOKED: {
    says: 'the customer ended or revoked the designation',
    cites: ['64.2007(a)(2)'],
    speaksOf: 'CUSTOMER',
    remedy: 'OBTAIN_DESIGNATION',
  },
  DELEGATION_SCOPE: {
    says: 'the designation does not cover this',
    cites: ['222(c)(2)'],
    speaksOf: 'CUSTOMER',
    remedy: 'OBTAIN_DESIGNATION',
  },
  NOT_A_CUSTOMER: {
    says: 'the account has signed up and obtains no service, so it has no CPNI',
    cites: ['§3', '64.2003(f)'],
    speaksOf: 'CUSTOMER',
    remedy: 'START_SERVICE',
  },
  ACCOUNT_CLOSED: {
    says: 'the account is closed',
    cites: ['64.2003(f)'],
    speaksOf: 'CUSTOMER',
    remedy: 'NONE',
  },
  CATEGORY_NOT_NEEDED: {
    says: 'the purpose does not need this category',
    cites: ['222(c)(1)'],
    speaksOf: 'CALLER',
    remedy: 'NARROW_REQUEST',
  },
  REFERENCE_REQUIRED: {
    says: 'no reference of the right kind, account and company was given',
    cites: ['222(c)(1)'],
    speaksOf: 'CALLER',
    remedy: 'GIVE_REFERENCE',
  },
  REFERENCE_CLOSED: {
    says: 'the reference is closed',
    cites: ['222(c)(1)'],
    speaksOf: 'CALLER',
    remedy: 'GIVE_REFERENCE',
  },
  CALL_ENDED: {
    says: 'the call has ended',
    cites: ['222(d)(3)'],
    speaksOf: 'CALLER',
    remedy: 'GIVE_REFERENCE',
  },
  CUSTOMER_CONSENT_REQUIRED: {
    says: 'the customer on the call did not agree',
    cites: ['222(d)(3)'],
    speaksOf: 'CUSTOMER',
    remedy: 'ASK_CUSTOMER',
  },
  CAMPAIGN_NOT_APPROVED: {
    says: 'no open campaign for this offering, approved by a supervisor, was given',
    cites: ['64.2009(c)-(d)'],
    speaksOf: 'CALLER',
    remedy: 'APPROVE_CAMPAIGN',
  },
  NO_RELATIONSHIP: {
    says: 'the customer has no relationship with this company',
    cites: ['§3'],
    speaksOf: 'CUSTOMER',
    remedy: 'NONE',
  },
  RELATIONSHIP_OTHER_COMPANY: {
    says: 'the relationship is with another company',
    cites: ['§3'],
    speaksOf: 'CUSTOMER',
    remedy: 'NONE',
  },
  RELATIONSHIP_ENDED: {
    says: 'the relationship with this company has ended',
    cites: ['§3'],
    speaksOf: 'CUSTOMER',
    remedy: 'NONE',
  },
  RELATIONSHIP_NOT_YET: {
    says: 'the relationship with this company has not already begun',
    cites: ['§3'],
    speaksOf: 'CUSTOMER',
    remedy: 'WAIT',
  },
  OFFERING_MISSING: {
    says: 'no offering was stated',
    cites: ['64.2005(a)'],
    speaksOf: 'CALLER',
    remedy: 'STATE_OFFERING',
  },
  CATEGORY_DIFFERS: {
    says: 'the offering is of a category that the customer does not obtain',
    cites: ['64.2005(b)', '§3'],
    speaksOf: 'CUSTOMER',
    remedy: 'CHOOSE_PURPOSE',
  },
  SERVICE_NOT_CURRENT: {
    says: 'the customer no longer obtains the category of the offering',
    cites: ['64.2003(f)', '§3'],
    speaksOf: 'CUSTOMER',
    remedy: 'CHOOSE_PURPOSE',
  },
  OPTED_OUT: {
    says: 'the customer objected',
    cites: ['64.2007(a)(2)'],
    speaksOf: 'CUSTOMER',
    remedy: 'NONE',
  },
  LOCATION_EXPRESS_CONSENT_REQUIRED: {
    says: 'call location needs the express authorization of the customer',
    cites: ['222(f)'],
    speaksOf: 'CUSTOMER',
    remedy: 'OBTAIN_APPROVAL',
  },
  POLICY_PROGRAMME_DISABLED: {
    says: 'the policy version does not run uses that rest on approval',
    cites: ['policy version'],
    speaksOf: 'CALLER',
    remedy: 'NONE',
  },
  POLICY_REQUIRES_CONSENT: {
    says: 'the policy version shares only with consent that names the affiliate',
    cites: ['policy version'],
    speaksOf: 'CUSTOMER',
    remedy: 'OBTAIN_APPROVAL',
  },
  SINGLE_CATEGORY_NO_SHARE: {
    says: 'the customer takes one category only and approved no sharing',
    cites: ['64.2005(a)(2)', '§4'],
    speaksOf: 'CUSTOMER',
    remedy: 'OBTAIN_APPROVAL',
  },
  OPT_IN_REQUIRED: {
    says: 'only an opt-in that names this company would do',
    cites: ['64.2007(b)'],
    speaksOf: 'CUSTOMER',
    remedy: 'OBTAIN_APPROVAL',
  },
  APPROVAL_REQUIRED: {
    says: 'the customer neither opted in nor was notified',
    cites: ['64.2007(b)', '64.2008'],
    speaksOf: 'CUSTOMER',
    remedy: 'OBTAIN_APPROVAL',
  },
  CONSENT_FORM_INVALID: {
    says: 'continued use of the site is no approval',
    cites: ['§8', '64.2003(k)'],
    speaksOf: 'CUSTOMER',
    remedy: 'OBTAIN_APPROVAL',
  },
  NOTICE_WAITING_PERIOD: {
    says: 'the time to object after the notice has not passed',
    cites: ['64.2008(d)(1)'],
    speaksOf: 'CUSTOMER',
    remedy: 'WAIT',
  },
  NOTICE_STALE: {
    says: 'the last notice is two years old',
    cites: ['64.2008(d)(2)'],
    speaksOf: 'CUSTOMER',
    remedy: 'SEND_NOTICE',
  },
  NOTICE_NOT_DELIVERED: {
    says: 'no notice was delivered',
    cites: ['64.2008(d)(3)'],
    speaksOf: 'CUSTOMER',
    remedy: 'SEND_NOTICE',
  },
  AUTHN_PASSWORD_REQUIRED: {
    says: 'online access needs a password',
    cites: ['64.2010(c)'],
    speaksOf: 'CUSTOMER',
    remedy: 'STEP_UP',
  },
  AUTHN_BIOGRAPHICAL_ONLY: {
    says: 'biographical facts do not authenticate online',
    cites: ['64.2010(c)', '64.2003(m)'],
    speaksOf: 'CUSTOMER',
    remedy: 'STEP_UP',
  },
  AUTHN_ACCOUNT_INFORMATION_ONLY: {
    says: 'account information does not authenticate online',
    cites: ['64.2010(c)', '64.2003(a)'],
    speaksOf: 'CUSTOMER',
    remedy: 'STEP_UP',
  },
  AUTHN_REQUIRED: {
    says: 'the customer is not authenticated as this channel asks',
    cites: ['64.2010(b)'],
    speaksOf: 'CUSTOMER',
    remedy: 'STEP_UP',
  },
  CALL_DETAIL_PASSWORD_REQUIRED: {
    says: 'call detail by telephone needs a password or a call back',
    cites: ['64.2010(b)'],
    speaksOf: 'CUSTOMER',
    remedy: 'STEP_UP',
  },
  BUSINESS_EXEMPTION_INCOMPLETE: {
    says: 'the business contract lacks a dedicated representative or terms on CPNI',
    cites: ['64.2010(g)'],
    speaksOf: 'CUSTOMER',
    remedy: 'STEP_UP',
  },
  PRESERVATION_NOT_DISCLOSURE: {
    says: 'a preservation request keeps data and discloses none',
    cites: ['2703(f)'],
    speaksOf: 'CALLER',
    remedy: 'OBTAIN_INSTRUMENT',
  },
  LEGAL_NOT_REVIEWED: {
    says: 'two persons have not reviewed the legal request',
    cites: ['design choice'],
    speaksOf: 'CALLER',
    remedy: 'REVIEW_INSTRUMENT',
  },
  LEGAL_EXPIRED: {
    says: 'the legal request has expired',
    cites: ['§4'],
    speaksOf: 'CALLER',
    remedy: 'OBTAIN_INSTRUMENT',
  },
  LEGAL_SCOPE_ACCOUNT: {
    says: 'the legal request does not list this account',
    cites: ['2703(d)'],
    speaksOf: 'CALLER',
    remedy: 'OBTAIN_INSTRUMENT',
  },
  LEGAL_SCOPE_PERIOD: {
    says: 'the period asked for is outside that of the legal request',
    cites: ['2703(d)'],
    speaksOf: 'CALLER',
    remedy: 'NARROW_REQUEST',
  },
  INSTRUMENT_INSUFFICIENT: {
    says: 'this kind of instrument does not reach the data',
    cites: ['2703(c)(1)'],
    speaksOf: 'CALLER',
    remedy: 'OBTAIN_INSTRUMENT',
  },
  LEGAL_SCOPE_CATEGORY: {
    says: 'the legal request does not list every category of the field',
    cites: ['2703(d)'],
    speaksOf: 'CALLER',
    remedy: 'NARROW_REQUEST',
  },
  LEGAL_HOLD: {
    says: 'the data is under a legal hold and may not be deleted',
    cites: ['2703(f)'],
    speaksOf: 'CUSTOMER',
    remedy: 'NONE',
  },
  AGGREGATE_IDENTIFIABLE: {
    says: 'the group is so small that it may tell of a single customer',
    cites: ['222(h)(2)'],
    speaksOf: 'CALLER',
    remedy: 'WIDEN_GROUP',
  },
  NO_RULE_PERMITS: {
    says: 'no rule permits it',
    cites: ['§4'],
    speaksOf: 'CUSTOMER',
    remedy: 'NONE',
  },
} as const satisfies Record<string, DenyReasonRow>;

export type PermitReason = keyof typeof PERMIT_REASONS;
export type DenyReason = keyof typeof DENY_REASONS;
export type Reason = PermitReason | DenyReason;

/** Decided where deletions and whole operations are, with the same words. */
export const REASONS_DECIDED_ELSEWHERE: readonly DenyReason[] = ['PURPOSE_NOT_SINGLE', 'LEGAL_HOLD'];
