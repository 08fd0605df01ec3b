// Who can sign in, and how often somebody tried. An attempt is counted before the password is looked at, so that many at one moment
// are no more than many in a row; each failure beyond the free ones doubles the pause.
import { createHash } from 'node:crypto';
import { toDate, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

export interface LoginAccount {
  readonly name: string;
  readonly subject: string;
  readonly callerKind: string;
  readonly roles: readonly string[];
  readonly purposes: readonly string[];
  readonly passwordHash: string;
}

export type AttemptKind = 'ACCOUNT' | 'ADDRESS';

export interface AttemptLimit {
  /** Failures in a row before the first pause. */
  readonly free: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** After this long without an attempt it counts from the beginning. */
  readonly forgottenAfterMs: number;
}

export interface Attempt {
  readonly kind: AttemptKind;
  /** Kept as a hash. */
  readonly key: string;
  readonly at: Instant;
}

const ACCOUNT = `
  SELECT name, subject, caller_kind AS "callerKind", roles, purposes, password_hash AS "passwordHash"
  FROM login_accounts`;

export async function findLoginByName(database: Database, name: string): Promise<LoginAccount | null> {
  return (await database.query<LoginAccount>(`${ACCOUNT} WHERE name = $1`, [name]))[0] ?? null;
}

export async function findLoginBySubject(database: Database, subject: string): Promise<LoginAccount | null> {
  return (await database.query<LoginAccount>(`${ACCOUNT} WHERE subject = $1`, [subject]))[0] ?? null;
}

/** False when somebody has the name. */
export async function addLogin(inside: Database, login: LoginAccount): Promise<boolean> {
  const { name, subject, callerKind, roles, purposes, passwordHash } = login;
  const added = await inside.query(
    `INSERT INTO login_accounts (name, subject, caller_kind, roles, purposes, password_hash)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO NOTHING RETURNING name`,
    [name, subject, callerKind, roles, purposes, passwordHash],
  );
  return added.length === 1;
}

const NEXT = 'CASE WHEN a.last_at <= $4 THEN 1 ELSE a.failures + 1 END';

const COUNT = `
  INSERT INTO login_attempts AS a (kind, key_hash, failures, last_at) VALUES ($1, $2, 1, $3)
  ON CONFLICT (kind, key_hash) DO UPDATE SET failures = ${NEXT}, last_at = $3,
    blocked_until = CASE WHEN ${NEXT} < $5 THEN NULL
      ELSE $3::timestamptz + LEAST($7, $6 * power(2, LEAST(${NEXT} - $5, 30))) * interval '1 millisecond' END
    WHERE a.blocked_until IS NULL OR a.blocked_until <= $3
  RETURNING failures`;

/** Counts it as failed until `forgiveAttempt`. Answers until when there is a pause, or null when it may go on. */
export async function countAttempt(
  database: Database,
  { kind, key, at }: Attempt,
  { free, firstPauseMs, longestPauseMs, forgottenAfterMs }: AttemptLimit,
): Promise<Instant | null> {
  const counted = await database.query(COUNT, [
    kind,
    hashOf(key),
    toDate(at),
    toDate(at - forgottenAfterMs),
    free,
    firstPauseMs,
    longestPauseMs,
  ]);
  if (counted.length === 1) return null;
  const [blocked] = await database.query<{ until: Date | null }>(
    'SELECT blocked_until AS until FROM login_attempts WHERE kind = $1 AND key_hash = $2',
    [kind, hashOf(key)],
  );
  return blocked?.until?.getTime() ?? at + firstPauseMs;
}

/** The attempt was right: an account starts anew, an address is given back the one, for others may be behind it. */
export async function forgiveAttempt(database: Database, { kind, key }: Omit<Attempt, 'at'>): Promise<void> {
  const statement =
    kind === 'ACCOUNT'
      ? 'DELETE FROM login_attempts WHERE kind = $1 AND key_hash = $2'
      : `UPDATE login_attempts SET failures = GREATEST(failures - 1, 0), blocked_until = NULL
         WHERE kind = $1 AND key_hash = $2`;
  await database.query(statement, [kind, hashOf(key)]);
}

export async function purgeAttempts(database: Database, lastBefore: Instant): Promise<void> {
  await database.query('DELETE FROM login_attempts WHERE last_at <= $1', [toDate(lastBefore)]);
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
