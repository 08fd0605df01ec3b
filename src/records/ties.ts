// Whom an account exists for: one row per kind of caller, each the SQL of its tie (the rule: no tie, no account).
// `candidates` is where the ties are looked for, by an index that begins with the caller; `state` is judged for each
// candidate: no row means no tie, a row says why the tie is not in force, or null when it is.
// What is not written in a row ties nothing: a carrier other than this one is tied by a designation alone.
// INVARIANT: a revocation is never dated ahead, nor is an end that was said to hold at once: whoever sees one, sees what has
// happened, whatever the clocks of two nodes say.
import { toIso, type Instant } from '../clock.js';
import type { NamedValues } from './parameters.js';

export type CompanyTieKind =
  'AFFILIATE' | 'AGENT' | 'JOINT_VENTURE' | 'THIRD_PARTY' | 'CARRIER' | 'PUBLIC_SAFETY' | 'GOVERNMENT';

export type Tie =
  | { readonly kind: 'CUSTOMER' | 'DELEGATE'; readonly issuer: string; readonly subject: string }
  | { readonly kind: CompanyTieKind; readonly companyId: string }
  | { readonly kind: 'STAFF' | 'NONE' };

/** Why a tie is not in force; words of the decision's reasons. */
export type TieReason =
  'RELATIONSHIP_ENDED' | 'RELATIONSHIP_NOT_YET' | 'GRANT_REVOKED' | 'DELEGATION_NOT_WRITTEN';

interface TieRule {
  readonly candidates: string;
  readonly state: string;
}

const IN_FORCE = 'SELECT NULL::text AS reason';

const COMPANY_CANDIDATES = 'SELECT account_id FROM company_accounts WHERE company_id = {company}';

/** "Already": a relationship must have begun strictly before. One that nobody confirmed is none. */
function relationships(kinds: string): string {
  return `SELECT CASE WHEN r.from_at >= {at} THEN 'RELATIONSHIP_NOT_YET'
      WHEN r.to_at <= {at} OR r.to_at <= r.ended_at THEN 'RELATIONSHIP_ENDED' END AS reason
    FROM service_relationships r
    WHERE r.account_id = candidate.account_id AND r.company_id = {company} AND r.kind IN (${kinds})
      AND r.confirmed_at IS NOT NULL`;
}

/** Ended and revoked designations tie too; they are only not in force. */
function designations(grantee: string): string {
  return `SELECT CASE WHEN d.form <> 'WRITTEN' THEN 'DELEGATION_NOT_WRITTEN'
      WHEN d.from_at > {at} OR d.until_at <= {at} OR d.revoked_at IS NOT NULL THEN 'GRANT_REVOKED' END AS reason
    FROM delegations d WHERE d.account_id = candidate.account_id AND ${grantee}`;
}

const TO_PERSON = `d.grantee_kind = 'SUBJECT' AND d.grantee_issuer = {issuer} AND d.grantee_subject = {subject}`;
const TO_COMPANY = 'd.company_id = {company}';

/** An objection is no approval, and a revoked approval is none. */
const APPROVALS = `SELECT NULL::text AS reason FROM approvals p
  WHERE p.account_id = candidate.account_id AND p.company_id = {company} AND p.kind = 'OPT_IN'
    AND p.at <= {at} AND p.revoked_at IS NULL`;

/** Of several states the one in force, else the most telling. */
function best(...states: readonly string[]): string {
  return `SELECT reason FROM (${states.join(' UNION ALL ')}) AS state ORDER BY reason DESC NULLS FIRST LIMIT 1`;
}

/** Papers: an end is never written beforehand, and holds whatever the clock says. */
const OPEN_EMERGENCY_CALLS = `SELECT DISTINCT e.account_id FROM case_references e
  WHERE e.agency_company_id = {company} AND e.kind = 'EMERGENCY_CALL'
    AND e.opened_at <= {at} AND e.ended_at IS NULL`;

/** Reviewed: two distinct persons, of whom the one who entered it is one. */
const LIVE_LEGAL_REQUESTS = `SELECT DISTINCT listed.account_id FROM case_references l
  JOIN reference_accounts listed ON listed.reference_id = l.reference_id
  WHERE l.agency_company_id = {company} AND l.kind = 'LEGAL_REQUEST'
    AND l.entered_at <= {at} AND l.expires_at > {at} AND l.ended_at IS NULL
    AND (SELECT count(*) FROM (
      SELECT l.entered_by_issuer, l.entered_by_subject
      UNION SELECT v.reviewer_issuer, v.reviewer_subject FROM legal_reviews v
        WHERE v.reference_id = l.reference_id AND v.at <= {at}) AS person) >= 2`;

const APPROVAL_OR_DESIGNATION: TieRule = {
  candidates: COMPANY_CANDIDATES,
  state: best(APPROVALS, designations(TO_COMPANY)),
};

export const TIES: Readonly<Record<Tie['kind'], TieRule>> = {
  CUSTOMER: {
    candidates: 'SELECT account_id FROM account_owners WHERE issuer = {issuer} AND subject = {subject}',
    state: IN_FORCE,
  },
  DELEGATE: {
    candidates: `SELECT DISTINCT d.account_id FROM delegations d WHERE ${TO_PERSON}`,
    state: best(designations(TO_PERSON)),
  },
  STAFF: { candidates: 'SELECT account_id FROM accounts', state: IN_FORCE },
  AFFILIATE: {
    candidates: COMPANY_CANDIDATES,
    state: best(relationships(`'SERVICE', 'ASSIGNMENT'`), designations(TO_COMPANY)),
  },
  AGENT: { candidates: COMPANY_CANDIDATES, state: best(relationships(`'ASSIGNMENT'`)) },
  JOINT_VENTURE: APPROVAL_OR_DESIGNATION,
  THIRD_PARTY: APPROVAL_OR_DESIGNATION,
  CARRIER: { candidates: COMPANY_CANDIDATES, state: best(designations(TO_COMPANY)) },
  PUBLIC_SAFETY: { candidates: OPEN_EMERGENCY_CALLS, state: IN_FORCE },
  GOVERNMENT: { candidates: LIVE_LEGAL_REQUESTS, state: IN_FORCE },
  NONE: { candidates: 'SELECT account_id FROM accounts WHERE false', state: IN_FORCE },
};

export function tieValues(tie: Tie, at: Instant): NamedValues {
  return {
    at: [toIso(at), 'timestamptz'],
    ...('companyId' in tie ? { company: [tie.companyId, 'text'] as const } : {}),
    ...('subject' in tie
      ? { issuer: [tie.issuer, 'text'] as const, subject: [tie.subject, 'text'] as const }
      : {}),
  };
}
