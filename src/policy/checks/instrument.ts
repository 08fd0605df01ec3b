// Step 7, legal process: the instrument is this agency's, reviewed by two persons, in force, lists the account and
// the categories, covers the period, and is of a kind that reaches the data (18 U.S.C. 2702, 2703).

import { bitsOf, contains, fieldBits } from '../category-bits.js';
import type { Decision } from '../decision.js';
import { denials } from '../denial.js';
import { INSTRUMENTS } from '../instruments.js';
import type { Instrument } from '../instruments.js';
import { permit } from '../permit.js';
import type { DecisionRequest, Instant, RequestReference } from '../request.js';
import { onlyNameAndAddress } from './category.js';
import type { Check } from './check.js';
import { closedReference, isClosed, namesCaller, referenceRequired } from './reference.js';

const DENIED = denials(
  'check-instrument',
  'PRESERVATION_NOT_DISCLOSURE',
  'LEGAL_NOT_REVIEWED',
  'LEGAL_EXPIRED',
  'LEGAL_SCOPE_ACCOUNT',
  'LEGAL_SCOPE_PERIOD',
  'INSTRUMENT_INSUFFICIENT',
  'LEGAL_SCOPE_CATEGORY',
);

type Part = 'instrument' | 'categories' | 'accounts' | 'from' | 'to' | 'expiresAt' | 'reviewedBy';
type LegalRequest = RequestReference & {
  readonly [Key in Part]-?: Exclude<RequestReference[Key], undefined>;
};

const PARTS: readonly Part[] = [
  'instrument',
  'categories',
  'accounts',
  'from',
  'to',
  'expiresAt',
  'reviewedBy',
];

/** A legal request that lacks a part counts as none. */
function isWhole(reference: RequestReference): reference is LegalRequest {
  for (const part of PARTS) if (reference[part] === undefined) return false;
  return reference.instrument !== 'EMERGENCY_REQUEST' || reference.enteredAt !== undefined;
}

export const checkInstrument: Check = {
  id: 'check-instrument',
  step: 7,
  run: (request, rule) => {
    const { reference, at } = request;
    if (
      reference?.kind !== 'LEGAL_REQUEST' ||
      !namesCaller(request, reference, rule) ||
      !isWhole(reference)
    ) {
      return referenceRequired(rule.id);
    }
    if (reference.enteredAt !== undefined && at < reference.enteredAt) return referenceRequired(rule.id);
    if (isClosed(reference, at)) return closedReference(rule.id, reference.kind);
    return legalFault(request, reference) ?? permit(request, rule, 'OK_LEGAL', reference.instrument);
  },
};

function legalFault(request: DecisionRequest, reference: LegalRequest): Decision | null {
  const instrument = INSTRUMENTS[reference.instrument];
  if (reference.instrument === 'PRESERVATION') return DENIED.PRESERVATION_NOT_DISCLOSURE;
  if (!hasTwoPersons(reference.reviewedBy)) return DENIED.LEGAL_NOT_REVIEWED;
  if (isExpired(reference, instrument, request.at)) return DENIED.LEGAL_EXPIRED;
  if (!request.account || !reference.accounts.includes(request.account.id)) return DENIED.LEGAL_SCOPE_ACCOUNT;
  if (!coversPeriod(request, reference)) return DENIED.LEGAL_SCOPE_PERIOD;
  if (!reachesData(request, instrument)) return DENIED.INSTRUMENT_INSUFFICIENT;
  const listed = contains(bitsOf(reference.categories), fieldBits(request.data));
  return listed ? null : DENIED.LEGAL_SCOPE_CATEGORY;
}

function hasTwoPersons(persons: readonly string[]): boolean {
  const [first] = persons;
  for (const person of persons) if (person !== first) return true;
  return false;
}

function isExpired({ expiresAt, enteredAt }: LegalRequest, { lasts }: Instrument, at: Instant): boolean {
  return at >= expiresAt || (lasts !== undefined && (enteredAt === undefined || at >= enteredAt + lasts));
}

/** A read without a period is clipped to that of the instrument, by whoever reads. */
function coversPeriod({ data }: DecisionRequest, { from, to }: LegalRequest): boolean {
  const { period } = data;
  return !period || (from <= period.from && period.from <= period.to && period.to <= to);
}

function reachesData({ data }: DecisionRequest, instrument: Instrument): boolean {
  if (data.class === 'PERSONAL') {
    return (
      instrument.personal === 'ALL' ||
      (instrument.personal === 'NAME_AND_ADDRESS' && onlyNameAndAddress(data))
    );
  }
  if (data.class !== 'CPNI' || (data.callLocation && !instrument.callLocation)) return false;
  const reached = data.callDetail ? instrument.callDetail : instrument.reaches;
  return contains(bitsOf(reached), fieldBits(data));
}
