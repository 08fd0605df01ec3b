// What the authorization server keeps, by kind and id. What has expired is as good as gone, whether purged yet or not.
// A code is consumed once and a proof is remembered once, whichever node is asked and however many at one moment.
import { toDate, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

export type OidcPayload = Readonly<Record<string, unknown>>;

export interface OidcRow {
  readonly kind: string;
  readonly id: string;
  readonly payload: OidcPayload;
  readonly grantId: string | null;
  readonly userCode: string | null;
  readonly uid: string | null;
  /** Null: never. */
  readonly expiresAt: Instant | null;
}

/** What a payload is found by; the words are columns of the table. */
export type OidcKey = 'id' | 'uid' | 'user_code';

const VALUES = `INSERT INTO oidc_payloads (kind, id, payload, grant_id, user_code, uid, expires_at)
  VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7)`;

const SAVE = `${VALUES}
  ON CONFLICT (kind, id) DO UPDATE SET payload = excluded.payload, grant_id = excluded.grant_id,
    user_code = excluded.user_code, uid = excluded.uid, expires_at = excluded.expires_at`;

/** Over a row that has expired, and over no other. */
const SAVE_ONCE = `${VALUES}
  ON CONFLICT (kind, id) DO UPDATE SET payload = excluded.payload, expires_at = excluded.expires_at
    WHERE oidc_payloads.expires_at <= $8
  RETURNING id`;

export async function saveOidcPayload(database: Database, row: OidcRow): Promise<void> {
  await database.query(SAVE, parametersOf(row));
}

/** False when it is there already. */
export async function saveOidcPayloadOnce(database: Database, row: OidcRow, at: Instant): Promise<boolean> {
  return (await database.query(SAVE_ONCE, [...parametersOf(row), toDate(at)])).length === 1;
}

/** With `consumed`, in seconds since the epoch, where it was consumed. */
export async function findOidcPayload(
  database: Database,
  kind: string,
  key: OidcKey,
  value: string,
  at: Instant,
): Promise<OidcPayload | null> {
  const [row] = await database.query<{ payload: OidcPayload; consumedAt: Date | null }>(
    `SELECT payload, consumed_at AS "consumedAt" FROM oidc_payloads
     WHERE kind = $1 AND ${key} = $2 AND (expires_at IS NULL OR expires_at > $3)`,
    [kind, value, toDate(at)],
  );
  if (row === undefined) return null;
  const { payload, consumedAt } = row;
  return consumedAt === null ? payload : { ...payload, consumed: Math.floor(consumedAt.getTime() / 1000) };
}

/** False when somebody else was first. */
export async function consumeOidcPayload(
  database: Database,
  kind: string,
  id: string,
  at: Instant,
): Promise<boolean> {
  const consumed = await database.query(
    `UPDATE oidc_payloads SET consumed_at = $3 WHERE kind = $1 AND id = $2 AND consumed_at IS NULL RETURNING id`,
    [kind, id, toDate(at)],
  );
  return consumed.length === 1;
}

export async function deleteOidcPayload(database: Database, kind: string, id: string): Promise<void> {
  await database.query('DELETE FROM oidc_payloads WHERE kind = $1 AND id = $2', [kind, id]);
}

/** Whatever was issued under the grant. */
export async function deleteOidcPayloadsOfGrant(
  database: Database,
  kind: string,
  grantId: string,
): Promise<void> {
  await database.query('DELETE FROM oidc_payloads WHERE kind = $1 AND grant_id = $2', [kind, grantId]);
}

/** Sessions, grants and codes of one person. */
export async function deleteOidcPayloadsOfSubject(inside: Database, subject: string): Promise<void> {
  await inside.query(
    `DELETE FROM oidc_payloads WHERE payload ? 'accountId' AND payload ->> 'accountId' = $1`,
    [subject],
  );
}

/** A bounded number of those that expired, oldest first. */
export async function purgeOidcPayloads(database: Database, at: Instant): Promise<void> {
  await database.query(
    `DELETE FROM oidc_payloads WHERE (kind, id) IN
      (SELECT kind, id FROM oidc_payloads WHERE expires_at <= $1 ORDER BY expires_at LIMIT 1000)`,
    [toDate(at)],
  );
}

function parametersOf(row: OidcRow): readonly unknown[] {
  const { kind, id, payload, grantId, userCode, uid, expiresAt } = row;
  return [
    kind,
    id,
    JSON.stringify(payload),
    grantId,
    userCode,
    uid,
    expiresAt === null ? null : toDate(expiresAt),
  ];
}
