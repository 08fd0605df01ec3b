// Second reading of purposes.md sections 3 and 5: references, relationships, objections, approvals, notices and
// authentication. Each function answers the reason that denies, or null when it finds none.
import type {
  AccountRequest,
  NaiveApproval,
  NaiveCategory,
  NaiveReference,
  NaiveRequest,
} from './naive-request.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Half-open: from <= at < to. */
export function within(at: number, from: number, to: number | undefined): boolean {
  return from <= at && (to === undefined || at < to);
}

/** The company that stands behind the request; a delegate is named by its subject; none for the carrier. */
export function namedParty(r: NaiveRequest): string | undefined {
  if (r.caller.kind === 'COMPANY') return r.caller.company?.id;
  if (r.caller.kind === 'DELEGATE') return r.caller.subject;
  return undefined;
}

export function isClosed(at: number, reference: NaiveReference): boolean {
  return reference.open === false || (reference.endedAt !== undefined && reference.endedAt <= at);
}

export function namesCaller(r: NaiveRequest, companyIds: string[] | undefined): boolean {
  const id = r.caller.company?.id;
  return id !== undefined && (companyIds ?? []).includes(id);
}

function ofAnotherCompany(r: NaiveRequest, reference: NaiveReference): boolean {
  if (r.caller.kind !== 'COMPANY' || (reference.companyIds ?? []).length === 0) return false;
  return !namesCaller(r, reference.companyIds);
}

/** A reference of this kind on this account, open; for CALL handled by the caller. */
export function openReference(
  r: AccountRequest,
  kind: NaiveReference['kind'],
  ofCompany = false,
): string | null {
  const reference = r.reference;
  if (reference?.kind !== kind) return 'REFERENCE_REQUIRED';
  if (reference.accountId !== r.account.id) return 'REFERENCE_REQUIRED';
  if (ofCompany && !namesCaller(r, reference.companyIds)) return 'REFERENCE_REQUIRED';
  if (ofAnotherCompany(r, reference)) return 'REFERENCE_REQUIRED';
  if (kind === 'CALL') {
    if (reference.handledBy === undefined || reference.handledBy !== r.caller.subject)
      return 'REFERENCE_REQUIRED';
  }
  if (isClosed(r.at, reference)) {
    return kind === 'CALL' || kind === 'EMERGENCY_CALL' ? 'CALL_ENDED' : 'REFERENCE_CLOSED';
  }
  return reference.open === undefined ? 'REFERENCE_REQUIRED' : null;
}

export function campaign(r: NaiveRequest): string | null {
  const reference = r.reference;
  if (reference?.kind !== 'CAMPAIGN') return 'CAMPAIGN_NOT_APPROVED';
  if (reference.open !== true || isClosed(r.at, reference)) return 'CAMPAIGN_NOT_APPROVED';
  if (reference.approvedBySupervisor !== true) return 'CAMPAIGN_NOT_APPROVED';
  if (r.caller.kind === 'COMPANY' && !namesCaller(r, reference.companyIds)) return 'CAMPAIGN_NOT_APPROVED';
  if (r.offering !== undefined && reference.offering !== r.offering) return 'CAMPAIGN_NOT_APPROVED';
  return null;
}

/** Strictly after its beginning and before its end. */
export function relationship(r: NaiveRequest, kind: 'SERVICE' | 'ASSIGNMENT'): string | null {
  const rows = r.relationships.filter((row) => (row.kind ?? 'SERVICE') === kind);
  const own = rows.filter((row) => row.companyId === r.caller.company?.id);
  if (own.some((row) => row.from < r.at && (row.to === undefined || r.at < row.to))) return null;
  if (own.some((row) => row.from < r.at)) return 'RELATIONSHIP_ENDED';
  if (own.length > 0) return 'RELATIONSHIP_NOT_YET';
  return rows.length > 0 ? 'RELATIONSHIP_OTHER_COMPANY' : 'NO_RELATIONSHIP';
}

function optInCounts(r: NaiveRequest, row: NaiveApproval): boolean {
  return row.kind === 'OPT_IN' && row.companyId === namedParty(r) && within(r.at, row.at, row.revokedAt);
}

function listsOrAll(list: NaiveCategory[] | undefined, category: NaiveCategory): boolean {
  return list === undefined || list.includes(category);
}

/** One OPT_IN of scope MARKETING that names the caller and covers every category of the field. */
export function marketingOptIn(r: NaiveRequest): boolean {
  return r.approvals.some(
    (row) =>
      row.scope === 'MARKETING' &&
      optInCounts(r, row) &&
      r.data.categories.every((category) => listsOrAll(row.categories, category)),
  );
}

/** One OPT_IN of scope LOCATION that names the caller, with no objection to that scope at or after it. */
export function locationOptIn(r: NaiveRequest): boolean {
  if (r.approvals.some((row) => row.scope === 'LOCATION' && objectsTo(r, row, 'LOCATION'))) return false;
  return r.approvals.some(
    (row) => row.scope === 'LOCATION' && optInCounts(r, row) && listsOrAll(row.categories, 'LOCATION'),
  );
}

function objectsTo(r: NaiveRequest, row: NaiveApproval, category: NaiveCategory): boolean {
  if (row.kind !== 'OPT_OUT' || !within(r.at, row.at, row.revokedAt)) return false;
  if (row.companyId !== undefined && row.companyId !== namedParty(r)) return false;
  if (row.categories !== undefined && row.categories.length > 0 && !row.categories.includes(category)) {
    return false;
  }
  const endedByOptIn = r.approvals.some(
    (later) =>
      optInCounts(r, later) &&
      later.scope === row.scope &&
      later.at > row.at &&
      listsOrAll(later.categories, row.scope === 'LOCATION' ? 'LOCATION' : category),
  );
  return !endedByOptIn;
}

export function objection(r: NaiveRequest): string | null {
  for (const row of r.approvals) {
    for (const category of r.data.categories) {
      if (objectsTo(r, row, category)) return 'OPTED_OUT';
    }
  }
  return null;
}

/** Why the opt-out notices yield no approval; null when one does. */
export function optOutNotice(r: NaiveRequest): string | null {
  const notices =
    r.caller.kind === 'COMPANY' ? r.notices.filter((row) => namesCaller(r, row.namesCompanies)) : r.notices;
  const delivered = notices.filter((row) => !row.bounced);
  let newest: { sentAt: number; why: string } | undefined;
  for (const row of delivered) {
    const ripe = r.at >= row.sentAt + (row.channel === 'MAIL' ? 33 : 30) * DAY;
    const young = r.at < row.sentAt + 730 * DAY;
    if (ripe && young) return null;
    const why = ripe ? 'NOTICE_STALE' : 'NOTICE_WAITING_PERIOD';
    if (newest === undefined || row.sentAt > newest.sentAt) newest = { sentAt: row.sentAt, why };
  }
  if (newest !== undefined) return newest.why;
  if (notices.length > 0) return 'NOTICE_NOT_DELIVERED';
  return continuedUse(r) ? 'CONSENT_FORM_INVALID' : 'APPROVAL_REQUIRED';
}

function continuedUse(r: NaiveRequest): boolean {
  return r.approvals.some(
    (row) =>
      row.kind === 'CONTINUED_USE' &&
      (row.companyId === undefined || row.companyId === namedParty(r)) &&
      within(r.at, row.at, row.revokedAt),
  );
}

function contractDenies(r: AccountRequest): string | null {
  const business = r.account.business;
  if (business?.dedicatedRepresentative === true && business.contractCoversCpni) return null;
  return 'BUSINESS_EXEMPTION_INCOMPLETE';
}

export function onlineAuthentication(r: AccountRequest): string | null {
  const method = r.authentication.method;
  if (method === 'PASSWORD' || method === 'PASSWORD_MFA') return null;
  if (method === 'BIOGRAPHICAL') return 'AUTHN_BIOGRAPHICAL_ONLY';
  if (method === 'ACCOUNT_INFORMATION') return 'AUTHN_ACCOUNT_INFORMATION_ONLY';
  if (method === 'BUSINESS_CONTRACT') return contractDenies(r);
  return 'AUTHN_PASSWORD_REQUIRED';
}

export function telephoneAuthentication(r: AccountRequest): string | null {
  const method = r.authentication.method;
  if (method === 'PASSWORD' || method === 'PASSWORD_MFA' || method === 'CALLBACK') return null;
  if (method === 'BUSINESS_CONTRACT') return contractDenies(r);
  if (r.data.callDetail) return 'CALL_DETAIL_PASSWORD_REQUIRED';
  if (method === 'NONE' || method === 'PHOTO_ID') return 'AUTHN_REQUIRED';
  return null;
}

export function inStoreAuthentication(r: AccountRequest): string | null {
  const method = r.authentication.method;
  if (method === 'PASSWORD' || method === 'PASSWORD_MFA' || method === 'PHOTO_ID') return null;
  if (method === 'BUSINESS_CONTRACT') return contractDenies(r);
  return 'AUTHN_REQUIRED';
}
