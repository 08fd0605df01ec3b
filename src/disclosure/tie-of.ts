/** Whom an account exists for: the caller's tie, from the kind of caller and of company. Unknown kinds are tied to nothing. */
import type { Caller } from '../identity/caller.js';
import { denial } from '../policy/denial.js';
import type { Decision } from '../policy/decision.js';
import type { CallerKind } from '../policy/callers.js';
import { tellDecision, type Told } from '../policy/told.js';
import { requestCallerOf } from './request-caller.js';
import type { Tie, TieReason } from '../records/ties.js';

const TIE_OF: Readonly<Record<CallerKind, (caller: Caller) => Tie>> = {
  ANONYMOUS: () => ({ kind: 'NONE' }),
  CUSTOMER: ({ issuer, subject }) => ({ kind: 'CUSTOMER', issuer, subject }),
  DELEGATE: ({ issuer, subject }) => ({ kind: 'DELEGATE', issuer, subject }),
  STAFF: () => ({ kind: 'STAFF' }),
  COMPANY: ({ company }) =>
    company === null ? { kind: 'NONE' } : { kind: company.kind, companyId: company.id },
};

export function tieOf(caller: Caller): Tie {
  return TIE_OF[caller.kind](caller);
}

/** What is recorded of a look-up that found nothing: the same for a missing and for an unrelated account. */
export function lookupDenial(caller: Pick<Caller, 'kind'>): Decision {
  return caller.kind === 'COMPANY' ? NO_RELATIONSHIP : NOT_ACCOUNT_PARTY;
}

const NO_RELATIONSHIP = denial('check-relationship', 'NO_RELATIONSHIP');
const NOT_ACCOUNT_PARTY = denial('check-party', 'NOT_ACCOUNT_PARTY');

const UNTIED: Readonly<Record<TieReason, Decision>> = {
  RELATIONSHIP_ENDED: denial('check-relationship', 'RELATIONSHIP_ENDED'),
  RELATIONSHIP_NOT_YET: denial('check-relationship', 'RELATIONSHIP_NOT_YET'),
  GRANT_REVOKED: denial('check-designation', 'GRANT_REVOKED'),
  DELEGATION_NOT_WRITTEN: denial('check-designation', 'DELEGATION_NOT_WRITTEN'),
};

/** Why what is open only while the tie is in force is not shown, in the grain that the caller may be told. */
export function tellTie(reason: TieReason, caller: Caller): Told {
  return tellDecision(UNTIED[reason], requestCallerOf(caller));
}
