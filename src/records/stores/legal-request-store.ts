// What a legal request has besides what every paper has: the accounts it lists, and who reviewed it. Both are only added to.
import { toIso, type Instant } from '../../clock.js';
import type { InstrumentName } from '../../policy/request.js';
import type { Database } from '../database.js';
import type { Person } from './paper-store.js';

export interface LegalRequestParts {
  readonly instrument: InstrumentName;
  readonly accountIds: readonly string[];
  readonly enteredBy: Person;
  /** Who entered it is among them. */
  readonly persons: readonly Person[];
  readonly expired: boolean;
}

const PARTS = `
  SELECT c.instrument, c.expires_at <= $2::timestamptz AS expired,
    ARRAY(SELECT l.account_id FROM reference_accounts l WHERE l.reference_id = c.reference_id ORDER BY 1) AS "accountIds",
    jsonb_build_object('issuer', c.entered_by_issuer, 'subject', c.entered_by_subject) AS "enteredBy",
    (SELECT jsonb_agg(jsonb_build_object('issuer', person.issuer, 'subject', person.subject)) FROM (
      SELECT c.entered_by_issuer AS issuer, c.entered_by_subject AS subject
      UNION SELECT v.reviewer_issuer, v.reviewer_subject FROM legal_reviews v WHERE v.reference_id = c.reference_id
    ) AS person) AS persons
  FROM case_references c WHERE c.reference_id = $1`;

/** Of the locked legal request of this id. */
export async function readLegalRequestParts(
  inside: Database,
  id: string,
  at: Instant,
): Promise<LegalRequestParts> {
  const [parts] = await inside.query<LegalRequestParts>(PARTS, [id, toIso(at)]);
  if (parts === undefined) throw new Error('a legal request has vanished under its lock');
  return parts;
}

/** Answers how many of the numbers are accounts: all, or nothing is listed. */
export async function listAccounts(
  inside: Database,
  id: string,
  numbers: readonly string[],
): Promise<number> {
  const listed = await inside.query(
    `INSERT INTO reference_accounts (account_id, reference_id)
     SELECT account_id, $1 FROM account_numbers WHERE number = ANY($2::text[]) RETURNING true AS listed`,
    [id, numbers],
  );
  return listed.length;
}

/** Never before the entry, whatever the clocks of two nodes say. */
export async function addReview(
  inside: Database,
  id: string,
  { by, at }: { readonly by: Person; readonly at: Instant },
): Promise<void> {
  await inside.query(
    `INSERT INTO legal_reviews (reference_id, reviewer_issuer, reviewer_subject, at)
     SELECT reference_id, $2, $3, greatest(entered_at, $4::timestamptz) FROM case_references WHERE reference_id = $1`,
    [id, by.issuer, by.subject, toIso(at)],
  );
}

export async function endNondisclosure(inside: Database, id: string, at: Instant): Promise<void> {
  await inside.query(
    `UPDATE case_references SET nondisclosure_until = greatest(entered_at, $2::timestamptz) WHERE reference_id = $1`,
    [id, toIso(at)],
  );
}
