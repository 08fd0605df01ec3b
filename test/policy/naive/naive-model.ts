// A second, naive reading of purposes.md, row by row as nested conditions, to hold `decide` against.
// It shares no code and no table with src/policy. What the page does not say is denied.
import {
  inStoreAuthentication,
  locationOptIn,
  onlineAuthentication,
  openReference,
  relationship,
  telephoneAuthentication,
} from './naive-facts.js';
import { legalProcess } from './naive-legal.js';
import { affiliateConsent, marketing } from './naive-marketing.js';
import { openingDenies } from './naive-opening.js';
import type { AccountRequest, NaiveCategory, NaiveRequest } from './naive-request.js';
import { deny, permit, unless, type NaiveDecision } from './naive-verdict.js';

export type { NaiveRequest } from './naive-request.js';

export function naiveDecide(r: NaiveRequest): NaiveDecision {
  const decision = decideWithoutAudit(r);
  const obligations = new Set(decision.obligations).add('AUDIT');
  const classified = decision.reason !== 'OK_OPEN' && decision.reason !== 'UNCLASSIFIED_FIELD';
  const legal = r.purpose === 'LEGAL_PROCESS' && r.reference?.kind === 'LEGAL_REQUEST';
  if (classified && legal && r.reference?.nondisclosure === true) {
    obligations.add('SUPPRESS_FROM_CUSTOMER_LEDGER');
  }
  return { outcome: decision.outcome, reason: decision.reason, obligations: [...obligations].sort() };
}

function decideWithoutAudit(r: NaiveRequest): NaiveDecision {
  if (r.data.class === 'OPEN') return permit('OK_OPEN');
  const opening = openingDenies(r);
  if (opening !== null) return deny(opening);
  if (r.purpose === 'AGGREGATE_ANALYTICS') return aggregate(r);
  const account = r.account;
  return account === null ? deny('NO_RULE_PERMITS') : decideOfAccount({ ...r, account });
}

function decideOfAccount(r: AccountRequest): NaiveDecision {
  if (r.purpose === 'EMERGENCY') return emergency(r);
  if (r.purpose === 'LEGAL_PROCESS') return legalProcess(r);
  if (r.purpose === 'COMPLIANCE_AUDIT') return audit(r);
  if (r.data.class === 'PERSONAL') return personal(r);
  if (r.purpose === 'SELF_ACCESS') return selfAccess(r);
  if (r.purpose === 'CUSTOMER_DIRECTED') return customerDirected(r);
  if (r.data.class === 'RECORD') return deny(closedUnlessReached(r) ?? 'CATEGORY_NOT_NEEDED');
  if (r.account.status === 'APPLICANT') return deny('NOT_A_CUSTOMER');
  if (r.purpose === 'SERVICE_PROVISION') return serviceProvision(r);
  if (r.purpose === 'SERVICE_SUPPORTING') return serviceSupporting(r);
  if (r.purpose === 'BILLING_COLLECTION') {
    return r.caller.kind === 'STAFF' ? billingByStaff(r) : billingByAgent(r);
  }
  if (r.purpose === 'FRAUD_SECURITY')
    return r.caller.kind === 'STAFF' ? fraudByStaff(r) : fraudByAffiliate(r);
  if (r.purpose === 'INBOUND_ASSISTANCE') return inbound(r);
  if (r.purpose === 'MARKETING_SAME_CATEGORY' || r.purpose === 'MARKETING_OTHER_CATEGORY')
    return marketing(r);
  return personalPurposeForCpni(r);
}

function only(r: AccountRequest, ...reached: NaiveCategory[]): boolean {
  return r.data.categories.every((category) => reached.includes(category));
}

function closed(r: AccountRequest): string | null {
  return r.account.status === 'CLOSED' ? 'ACCOUNT_CLOSED' : null;
}

/** Step 10 for a record, which no purpose left here reaches: rows 6, 7, 8, 10 and 20 reach a closed account. */
function closedUnlessReached(r: AccountRequest): string | null {
  const { purpose, caller } = r;
  if (purpose === 'BILLING_COLLECTION' || purpose === 'INBOUND_ASSISTANCE') return null;
  if (purpose === 'ACCOUNT_COMMUNICATION') return null;
  if (purpose === 'FRAUD_SECURITY' && caller.kind === 'STAFF') return null;
  return closed(r);
}

function needed(yes: boolean): string | null {
  return yes ? null : 'CATEGORY_NOT_NEEDED';
}

function applicantCpni(r: AccountRequest): string | null {
  return r.data.class === 'CPNI' && r.account.status === 'APPLICANT' ? 'NOT_A_CUSTOMER' : null;
}

/** Row 16. */
function emergency(r: AccountRequest): NaiveDecision {
  let reached = false;
  if (r.data.class === 'CPNI') {
    reached = only(r, 'LOCATION', 'TYPE') && (!r.data.callDetail || r.data.callLocation);
  }
  if (r.data.class === 'PERSONAL') {
    reached = (r.data.personal ?? []).every((kind) => kind === 'NAME' || kind === 'ADDRESS');
  }
  const denial = applicantCpni(r) ?? needed(reached) ?? openReference(r, 'EMERGENCY_CALL', true);
  return unless(denial, permit('OK_EMERGENCY', 'THIRD_PARTY_RECORD'));
}

/** Row 18. */
function aggregate(r: NaiveRequest): NaiveDecision {
  if (r.data.class !== 'CPNI') return deny('CATEGORY_NOT_NEEDED');
  if (r.data.callDetail || r.data.callLocation) return deny('CATEGORY_NOT_NEEDED');
  if (r.data.aggregate === undefined) return deny('AGGREGATE_IDENTIFIABLE');
  if (r.data.aggregate.groupSize < 10) return deny('AGGREGATE_IDENTIFIABLE');
  return permit('OK_AGGREGATE');
}

/** Row 21. */
function audit(r: AccountRequest): NaiveDecision {
  if (r.data.class === 'RECORD') return permit('OK_AUDIT');
  return deny(applicantCpni(r) ?? 'CATEGORY_NOT_NEEDED');
}

/** Step 8: rows 1, 19 and 20 alone reach personal data. */
function personal(r: AccountRequest): NaiveDecision {
  if (r.purpose === 'SELF_ACCESS') return selfAccess(r);
  if (r.purpose === 'ACCOUNT_COMMUNICATION') return permit('OK_ACCOUNT_COMMUNICATION');
  const status = r.account.status;
  let row19 = false;
  if (r.purpose === 'IDENTITY_VERIFICATION' || r.purpose === 'ACCOUNT_ESTABLISHMENT') {
    row19 = status === 'APPLICANT';
  }
  if (r.purpose === 'SERVICE_SETUP') {
    row19 = status === 'APPLICANT' || status === 'ACTIVE' || status === 'SUSPENDED';
  }
  if (!row19) return deny('SIGNUP_PURPOSE');
  return unless(openReference(r, 'ONBOARDING_CASE'), permit('OK_SIGNUP'));
}

/** Rows 19 and 20 reach no CPNI: status first (step 10), then the category (step 11). */
function personalPurposeForCpni(r: AccountRequest): NaiveDecision {
  if (r.purpose === 'ACCOUNT_COMMUNICATION') return deny('CATEGORY_NOT_NEEDED');
  return deny(closed(r) ?? 'CATEGORY_NOT_NEEDED');
}

/** Row 1. */
function selfAccess(r: AccountRequest): NaiveDecision {
  if (!r.party) return deny('NOT_ACCOUNT_PARTY');
  const personal = r.data.class === 'PERSONAL'; // decided at step 8, before authentication at step 18
  const denial = applicantCpni(r) ?? (personal ? null : onlineAuthentication(r));
  if (denial !== null) return deny(denial);
  if (r.account.status === 'CLOSED') return permit('OK_FORMER_CUSTOMER_SELF');
  if (!personal && r.authentication.method === 'BUSINESS_CONTRACT') return permit('OK_BUSINESS_CONTRACT');
  return permit('OK_SELF');
}

/** Rows 2 and 3. */
function customerDirected(r: AccountRequest): NaiveDecision {
  const denial =
    designation(r) ?? applicantCpni(r) ?? needed(r.data.class === 'CPNI') ?? directedCallLocation(r);
  if (denial !== null) return deny(denial);
  if (r.caller.kind === 'COMPANY') return permit('OK_CUSTOMER_DIRECTED', 'THIRD_PARTY_RECORD');
  return unless(delegateAuthentication(r), permit('OK_DELEGATE', 'THIRD_PARTY_RECORD'));
}

function designation(r: AccountRequest): string | null {
  const designated = r.delegation;
  const caller = r.caller.kind === 'COMPANY' ? r.caller.company?.id : r.caller.subject;
  if (designated === undefined || designated.to !== caller) return 'NOT_ACCOUNT_PARTY';
  if (designated.form !== 'WRITTEN') return 'DELEGATION_NOT_WRITTEN';
  if (designated.revokedAt !== undefined && designated.revokedAt <= r.at) return 'GRANT_REVOKED';
  if (designated.until !== undefined && designated.until <= r.at) return 'GRANT_REVOKED';
  if (designated.from > r.at) return 'DELEGATION_SCOPE';
  return only(r, ...designated.categories) ? null : 'DELEGATION_SCOPE';
}

function directedCallLocation(r: AccountRequest): string | null {
  if (!r.data.callLocation) return null;
  if (r.policy.approvalUses === 'DISABLED') return 'POLICY_PROGRAMME_DISABLED';
  return locationOptIn(r) ? null : 'LOCATION_EXPRESS_CONSENT_REQUIRED';
}

function delegateAuthentication(r: AccountRequest): string | null {
  if (r.authentication.method === 'BUSINESS_CONTRACT') return 'AUTHN_PASSWORD_REQUIRED';
  return onlineAuthentication(r);
}

function service(r: AccountRequest, reached: boolean): NaiveDecision {
  const denial = closed(r) ?? needed(reached) ?? openReference(r, 'TICKET');
  if (denial !== null) return deny(denial);
  return r.caller.kind === 'COMPANY' ? permit('OK_SERVICE', 'THIRD_PARTY_RECORD') : permit('OK_SERVICE');
}

/** Row 4. */
function serviceProvision(r: AccountRequest): NaiveDecision {
  const reached = only(r, 'TYPE', 'TECHNICAL_ARRANGEMENT', 'QUANTITY', 'LOCATION');
  return service(r, reached && !r.data.callDetail && !r.data.callLocation);
}

/** Row 5. */
function serviceSupporting(r: AccountRequest): NaiveDecision {
  const reached = !r.data.categories.includes('BILLING');
  return service(r, reached && !r.data.callLocation);
}

/** Row 6. */
function billingByStaff(r: AccountRequest): NaiveDecision {
  const reached = only(r, 'BILLING', 'AMOUNT_OF_USE', 'TYPE', 'QUANTITY', 'DESTINATION');
  if (!reached || r.data.callLocation) return deny('CATEGORY_NOT_NEEDED');
  if (r.data.callDetail || r.data.categories.includes('DESTINATION')) {
    return unless(openReference(r, 'TICKET'), permit('OK_BILLING'));
  }
  return permit('OK_BILLING');
}

/** Row 7. */
function billingByAgent(r: AccountRequest): NaiveDecision {
  const reached = only(r, 'BILLING') && !r.data.callDetail && !r.data.callLocation;
  const denial = needed(reached) ?? relationship(r, 'ASSIGNMENT');
  return unless(denial, permit('OK_AGENT', 'THIRD_PARTY_RECORD'));
}

/** Row 8. */
function fraudByStaff(r: AccountRequest): NaiveDecision {
  const denial = needed(!r.data.callLocation) ?? openReference(r, 'FRAUD_CASE');
  return unless(denial, permit('OK_FRAUD'));
}

/** Row 9. */
function fraudByAffiliate(r: AccountRequest): NaiveDecision {
  const reached = only(r, 'TYPE', 'QUANTITY', 'DESTINATION', 'AMOUNT_OF_USE') && !r.data.callLocation;
  const denial =
    closed(r) ??
    needed(reached) ??
    openReference(r, 'FRAUD_CASE', true) ??
    relationship(r, 'SERVICE') ??
    affiliateConsent(r);
  return unless(denial, permit('OK_FRAUD', 'THIRD_PARTY_RECORD'));
}

/** Row 10. */
function inbound(r: AccountRequest): NaiveDecision {
  const denial = needed(!r.data.callLocation) ?? openReference(r, 'CALL');
  if (denial !== null) return deny(denial);
  if (r.reference?.customerConsented !== true) return deny('CUSTOMER_CONSENT_REQUIRED');
  if (r.authentication.channel === 'ONLINE') return unless(onlineAuthentication(r), permit('OK_INBOUND'));
  if (r.authentication.channel === 'IN_STORE') return unless(inStoreAuthentication(r), permit('OK_INBOUND'));
  const callback = r.authentication.method === 'CALLBACK' && r.data.callDetail;
  return unless(telephoneAuthentication(r), permit(callback ? 'OK_CALLBACK' : 'OK_INBOUND'));
}
