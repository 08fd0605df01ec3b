// Second reading of purposes.md section 1, column "who may state it", and of steps 1 to 6 of section 6.
import type { NaiveCompany, NaivePurpose, NaiveRequest, NaiveRole } from './naive-request.js';

function roleOpens(role: NaiveRole, purpose: NaivePurpose): boolean {
  if (role === 'SUPERVISOR' || role === 'DEVELOPER') return false;
  if (purpose === 'AGGREGATE_ANALYTICS') return true;
  if (purpose === 'SERVICE_PROVISION' || purpose === 'SERVICE_SUPPORTING') {
    return role === 'NOC' || role === 'SUPPORT';
  }
  if (purpose === 'BILLING_COLLECTION') return role === 'BILLING';
  if (purpose === 'FRAUD_SECURITY') return role === 'FRAUD';
  if (purpose === 'INBOUND_ASSISTANCE') return role === 'SUPPORT';
  if (purpose === 'MARKETING_SAME_CATEGORY' || purpose === 'MARKETING_OTHER_CATEGORY') {
    return role === 'MARKETING';
  }
  if (purpose === 'LEGAL_PROCESS') return role === 'LEGAL';
  if (
    purpose === 'IDENTITY_VERIFICATION' ||
    purpose === 'ACCOUNT_ESTABLISHMENT' ||
    purpose === 'SERVICE_SETUP'
  ) {
    return role === 'ONBOARDING';
  }
  if (purpose === 'ACCOUNT_COMMUNICATION') {
    return (
      role === 'SUPPORT' || role === 'BILLING' || role === 'NOC' || role === 'FRAUD' || role === 'ONBOARDING'
    );
  }
  return purpose === 'COMPLIANCE_AUDIT' && role === 'AUDITOR';
}

function companyOpens(company: NaiveCompany, purpose: NaivePurpose): boolean {
  const kind = company.kind;
  if (purpose === 'AGGREGATE_ANALYTICS') return true;
  if (purpose === 'EMERGENCY') return kind === 'PUBLIC_SAFETY';
  if (purpose === 'LEGAL_PROCESS') return kind === 'GOVERNMENT';
  if (kind === 'PUBLIC_SAFETY' || kind === 'GOVERNMENT') return false;
  if (purpose === 'CUSTOMER_DIRECTED') return true;
  if (kind === 'AFFILIATE') {
    return (
      purpose === 'FRAUD_SECURITY' ||
      purpose === 'MARKETING_SAME_CATEGORY' ||
      purpose === 'MARKETING_OTHER_CATEGORY'
    );
  }
  if (kind === 'AGENT') {
    return (
      purpose === 'SERVICE_PROVISION' || purpose === 'SERVICE_SUPPORTING' || purpose === 'BILLING_COLLECTION'
    );
  }
  return kind === 'JOINT_VENTURE' && purpose === 'MARKETING_OTHER_CATEGORY';
}

function purposeOpen(r: NaiveRequest, purpose: NaivePurpose): string | null {
  const { kind, roles, company } = r.caller;
  if (kind === 'STAFF') {
    const opened = (roles ?? []).some((role) => roleOpens(role, purpose));
    return opened ? null : 'ROLE_PURPOSE_MISMATCH';
  }
  if (kind === 'COMPANY') {
    if (company !== undefined && companyOpens(company, purpose)) return null;
    return company?.kind === 'THIRD_PARTY' ? 'NON_DISCLOSURE' : 'PURPOSE_NOT_OPEN_TO_CALLER';
  }
  if (purpose === 'AGGREGATE_ANALYTICS') return null;
  if (kind === 'CUSTOMER' && purpose === 'SELF_ACCESS') return null;
  if (kind === 'DELEGATE' && purpose === 'CUSTOMER_DIRECTED') return null;
  return 'PURPOSE_NOT_OPEN_TO_CALLER';
}

function granted(r: NaiveRequest, purpose: NaivePurpose): string | null {
  const { purposes, categories, accounts } = r.grant;
  if (!purposes.includes(purpose)) return 'PURPOSE_NOT_GRANTED';
  if (accounts !== undefined && (r.account === null || !accounts.includes(r.account.id))) {
    return 'ACCOUNT_NOT_GRANTED';
  }
  if (categories !== undefined) {
    for (const category of r.data.categories) {
      if (!categories.includes(category)) return 'CATEGORY_NOT_GRANTED';
    }
  }
  return null;
}

/** Steps 1 (its denial) to 6, for data that is not OPEN. */
export function openingDenies(r: NaiveRequest): string | null {
  if (r.data.class === null) return 'UNCLASSIFIED_FIELD';
  if (r.data.class === 'CPNI' && r.data.categories.length === 0) return 'UNCLASSIFIED_FIELD';
  if (r.caller.kind === 'ANONYMOUS') return 'UNAUTHENTICATED';
  if (r.purpose === null) return 'PURPOSE_MISSING';
  if (r.purpose === 'SELL_DATA' || r.purpose === 'COMPETITOR_TRACKING') return 'PURPOSE_PROHIBITED';
  if (r.data.class === 'PERSONAL' && r.caller.kind === 'COMPANY') {
    const kind = r.caller.company?.kind;
    if (kind !== 'PUBLIC_SAFETY' && kind !== 'GOVERNMENT') return 'PERSONAL_NOT_SHAREABLE';
  }
  return purposeOpen(r, r.purpose) ?? granted(r, r.purpose);
}
