// Second reading of row 17 and of purposes.md section 4: legal process and its instruments.
import { isClosed, namesCaller, within } from './naive-facts.js';
import type { AccountRequest, NaiveData, NaiveReference } from './naive-request.js';
import { deny, permit, type NaiveDecision } from './naive-verdict.js';

const LONGEST_EMERGENCY = 48 * 3_600_000;

/** Row 17. */
export function legalProcess(r: AccountRequest): NaiveDecision {
  if (r.data.class === 'CPNI' && r.account.status === 'APPLICANT') return deny('NOT_A_CUSTOMER');
  const request = r.reference;
  if (request?.kind !== 'LEGAL_REQUEST') return deny('REFERENCE_REQUIRED');
  const denial = notTheirs(r, request) ?? notNow(r, request) ?? outOfScope(r, request);
  return denial === null ? permit('OK_LEGAL', 'THIRD_PARTY_RECORD') : deny(denial);
}

function notTheirs(r: AccountRequest, request: NaiveReference): string | null {
  if (r.caller.kind === 'COMPANY' && !namesCaller(r, request.companyIds)) return 'REFERENCE_REQUIRED';
  if (request.instrument === undefined) return 'REFERENCE_REQUIRED';
  return isClosed(r.at, request) ? 'REFERENCE_CLOSED' : null;
}

function notNow(r: AccountRequest, request: NaiveReference): string | null {
  if (request.instrument === 'PRESERVATION') return 'PRESERVATION_NOT_DISCLOSURE';
  if (new Set(request.reviewedBy ?? []).size < 2) return 'LEGAL_NOT_REVIEWED';
  if (request.expiresAt === undefined || r.at >= request.expiresAt) return 'LEGAL_EXPIRED';
  if (request.instrument === 'EMERGENCY_REQUEST') {
    const entered = request.enteredAt;
    if (entered === undefined || !within(r.at, entered, entered + LONGEST_EMERGENCY)) return 'LEGAL_EXPIRED';
  }
  return null;
}

function outOfScope(r: AccountRequest, request: NaiveReference): string | null {
  if (!(request.accounts ?? []).includes(r.account.id)) return 'LEGAL_SCOPE_ACCOUNT';
  const period = r.data.period;
  if (period !== undefined) {
    if (request.from === undefined || request.to === undefined) return 'LEGAL_SCOPE_PERIOD';
    if (period.from < request.from || period.to > request.to) return 'LEGAL_SCOPE_PERIOD';
  }
  if (!instrumentReaches(request.instrument, r.data)) return 'INSTRUMENT_INSUFFICIENT';
  for (const category of r.data.categories) {
    if (!(request.categories ?? []).includes(category)) return 'LEGAL_SCOPE_CATEGORY';
  }
  return null;
}

function instrumentReaches(instrument: NaiveReference['instrument'], data: NaiveData): boolean {
  if (data.class === 'RECORD') return false;
  if (instrument === 'WARRANT' || instrument === 'EMERGENCY_REQUEST') return true;
  if (data.class === 'PERSONAL') {
    return (data.personal ?? []).every((kind) => kind === 'NAME' || kind === 'ADDRESS');
  }
  if (data.callLocation) return false;
  if (instrument === 'COURT_ORDER') return !(data.callDetail && data.categories.includes('LOCATION'));
  if (data.callDetail && data.categories.includes('BILLING')) return false;
  return data.categories.every(
    (category) =>
      category === 'TYPE' ||
      category === 'DESTINATION' ||
      category === 'AMOUNT_OF_USE' ||
      category === 'BILLING',
  );
}
