// A reference by the code that a caller states, as `decide` takes it at an instant: opened, approved and reviewed as of
// then; closed once its end is written.
import { toIso, type Instant } from '../../clock.js';
import type { RequestAuthentication, RequestReference } from '../../policy/request.js';
import type { Database } from '../database.js';

export interface ReferenceFacts {
  readonly reference: RequestReference & {
    /** Emergency call: the number that is calling, and the call when it is known. */
    readonly callingNumber?: string;
    readonly callId?: string;
  };
  /** How the customer was authenticated on the call that staff speak on. */
  readonly customerAuthentication: RequestAuthentication | null;
}

export interface ReferenceRequest {
  readonly code: string;
  readonly at: Instant;
  /**
   * The caller's issuer. `handledBy` is given only for a handler of the same issuer: subjects of different issuers
   * are different persons.
   */
  readonly issuer: string;
}

export async function readReference(
  database: Database,
  request: ReferenceRequest,
): Promise<ReferenceFacts | null> {
  const [found] = await database.query<ReferenceFacts>(REFERENCE, [
    request.code,
    toIso(request.at),
    request.issuer,
  ]);
  return found ?? null;
}

function milliseconds(column: string): string {
  return `floor(extract(epoch FROM ${column}) * 1000)`;
}

/** An end is never written beforehand, so it holds also where the clock is behind that of the node that wrote it. */
const OPEN = 'c.opened_at <= $2::timestamptz AND c.ended_at IS NULL';

const REVIEWERS = `(SELECT jsonb_agg(person ORDER BY person) FROM (
  SELECT c.entered_by_issuer || ' ' || c.entered_by_subject AS person
  UNION SELECT v.reviewer_issuer || ' ' || v.reviewer_subject FROM legal_reviews v
    WHERE v.reference_id = c.reference_id AND v.at <= $2::timestamptz) AS persons)`;

const LISTED = `(SELECT coalesce(jsonb_agg(l.account_id ORDER BY l.account_id), '[]')
  FROM reference_accounts l WHERE l.reference_id = c.reference_id)`;

const NONDISCLOSURE = `(c.nondisclosure
  AND (c.nondisclosure_until IS NULL OR c.nondisclosure_until > $2::timestamptz))`;

/** What each kind of reference has besides what all have. */
const PARTS = `CASE c.kind
  WHEN 'CAMPAIGN' THEN jsonb_build_object(
    'offering', c.offering, 'approvedBySupervisor', coalesce(c.approved_at <= $2::timestamptz, false))
  WHEN 'CALL' THEN jsonb_build_object('customerConsented', c.customer_consented)
  WHEN 'EMERGENCY_CALL' THEN jsonb_build_object('callingNumber', c.calling_number, 'callId', c.call_id)
  WHEN 'LEGAL_REQUEST' THEN jsonb_build_object(
    'instrument', c.instrument, 'categories', c.categories, 'accounts', ${LISTED},
    'from', ${milliseconds('c.from_at')}, 'to', ${milliseconds('c.to_at')},
    'enteredAt', ${milliseconds('c.entered_at')}, 'expiresAt', ${milliseconds('c.expires_at')},
    'reviewedBy', ${REVIEWERS}, 'nondisclosure', ${NONDISCLOSURE})
  ELSE '{}' END`;

const REFERENCE = `
  SELECT jsonb_strip_nulls(jsonb_build_object(
      'kind', c.kind, 'id', c.code, 'accountId', c.account_id,
      'companyIds', CASE WHEN c.agency_company_id IS NULL THEN c.company_ids
        ELSE array_append(c.company_ids, c.agency_company_id) END,
      'handledBy', CASE WHEN c.handled_by_issuer = $3 THEN c.handled_by_subject END,
      'open', ${OPEN}, 'endedAt', ${milliseconds('c.ended_at')}) || ${PARTS}) AS reference,
    CASE WHEN c.kind = 'CALL' THEN jsonb_build_object(
      'method', c.customer_authn_method, 'channel', c.customer_authn_channel) END AS "customerAuthentication"
  FROM case_references c WHERE c.code = $1`;
