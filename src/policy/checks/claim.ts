// Steps 2 to 6: what the caller claims, before any account is looked at. Who asks, for which purpose, whether the
// purpose is open to that caller and whether the token grants it.

import type { DataClass } from '../categories.js';
import type { Decision } from '../decision.js';
import { denial, denials } from '../denial.js';
import { PROHIBITED_PURPOSES } from '../prohibited-purposes.js';
import type { Purpose } from '../purposes.js';
import { PURPOSES } from '../purposes.js';
import type { RequestCaller, RequestGrant } from '../request.js';
import { ruleFor } from '../rule-for.js';

type ClaimCheck = (
  caller: RequestCaller,
  purpose: Purpose | null,
  dataClass: DataClass | null,
  grant: RequestGrant,
) => Decision | null;

const UNAUTHENTICATED = denial('check-authenticated', 'UNAUTHENTICATED');
const PURPOSE_MISSING = denial('check-purpose-stated', 'PURPOSE_MISSING');
const PURPOSE_PROHIBITED = denial('prohibited-purposes', 'PURPOSE_PROHIBITED');
const PERSONAL_NOT_SHAREABLE = denial('check-personal-shareable', 'PERSONAL_NOT_SHAREABLE');
const PURPOSE_NOT_GRANTED = denial('check-purpose-granted', 'PURPOSE_NOT_GRANTED');
const { ROLE_PURPOSE_MISMATCH, NON_DISCLOSURE } = denials(
  'check-purpose-open',
  'ROLE_PURPOSE_MISMATCH',
  'NON_DISCLOSURE',
);
const NOT_OPEN_TO_CALLER = Object.fromEntries(
  Object.entries(PURPOSES).map(([purpose, { basis }]) => [
    purpose,
    denial('check-purpose-open', 'PURPOSE_NOT_OPEN_TO_CALLER', basis),
  ]),
) as Record<Purpose, Decision>;

const checkAuthenticated: ClaimCheck = (caller) => (caller.kind === 'ANONYMOUS' ? UNAUTHENTICATED : null);

const checkPurposeStated: ClaimCheck = (_caller, purpose) => {
  if (purpose === null) return PURPOSE_MISSING;
  return PROHIBITED_PURPOSES.includes(purpose) ? PURPOSE_PROHIBITED : null;
};

/** Public safety and government have rules of their own; no other company is given personal data. */
const checkPersonalShareable: ClaimCheck = (caller, _purpose, dataClass) => {
  if (dataClass !== 'PERSONAL' || caller.kind !== 'COMPANY') return null;
  const kind = caller.company?.kind;
  return kind === 'PUBLIC_SAFETY' || kind === 'GOVERNMENT' ? null : PERSONAL_NOT_SHAREABLE;
};

const checkPurposeOpen: ClaimCheck = (caller, purpose) => {
  if (purpose === null) return PURPOSE_MISSING;
  if (ruleFor(caller, purpose)) return null;
  if (caller.kind === 'STAFF') return ROLE_PURPOSE_MISMATCH;
  if (caller.company?.kind === 'THIRD_PARTY') return NON_DISCLOSURE;
  return NOT_OPEN_TO_CALLER[purpose];
};

const checkPurposeGranted: ClaimCheck = (_caller, purpose, _dataClass, grant) =>
  purpose !== null && grant.purposes.includes(purpose) ? null : PURPOSE_NOT_GRANTED;

const CLAIM_CHECKS: readonly ClaimCheck[] = [
  checkAuthenticated,
  checkPurposeStated,
  checkPersonalShareable,
  checkPurposeOpen,
  checkPurposeGranted,
];

/** The first of steps 2 to 6 that denies, the account and the categories of the grant left aside. */
export const checkClaim: ClaimCheck = (caller, purpose, dataClass, grant) => {
  for (const check of CLAIM_CHECKS) {
    const denied = check(caller, purpose, dataClass, grant);
    if (denied) return denied;
  }
  return null;
};
