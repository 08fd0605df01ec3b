// What a login is proven by, as it is changed: the password, and the answer that helps when it is lost. Kept as hashes.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

/**
 * What the carrier asks whoever has lost the password. Nothing that a life or an account would tell (47 CFR 64.2003(a), (m),
 * 64.2010(e)): each is made up by the person.
 */
export const BACKUP_QUESTIONS = {
  SHIP_NAME: 'What would you call a ship?',
  BAND_NAME: 'What would you call a band?',
  MADE_UP_WORD: 'Which word did you make up?',
  SECRET_SENTENCE: 'Which sentence did you make up?',
} as const;

export type BackupQuestion = keyof typeof BACKUP_QUESTIONS;

export interface Credentials {
  readonly name: string;
  readonly subject: string;
  readonly passwordHash: string;
  /** Null while no answer was chosen, as is `answerHash`. */
  readonly question: BackupQuestion | null;
  readonly answerHash: string | null;
}

const CREDENTIALS = `
  SELECT l.name, l.subject, l.password_hash AS "passwordHash", b.question, b.answer_hash AS "answerHash"
  FROM login_accounts l LEFT JOIN backup_answers b USING (subject)`;

/** Null where another issuer keeps the login. */
export async function findCredentials(database: Database, subject: string): Promise<Credentials | null> {
  return (await database.query<Credentials>(`${CREDENTIALS} WHERE l.subject = $1`, [subject]))[0] ?? null;
}

/** Of the people who own an account and sign in at `issuer`. */
export function findCredentialsOfOwners(
  database: Database,
  { accountId, issuer }: { readonly accountId: string; readonly issuer: string },
): Promise<Credentials[]> {
  return database.query<Credentials>(
    `${CREDENTIALS} WHERE l.subject IN
       (SELECT o.subject FROM account_owners o WHERE o.account_id = $1 AND o.issuer = $2)`,
    [accountId, issuer],
  );
}

/** Whoever else changes it waits until the transaction ends. */
export async function lockLogin(inside: Database, subject: string): Promise<void> {
  await inside.query('SELECT 1 FROM login_accounts WHERE subject = $1 FOR NO KEY UPDATE', [subject]);
}

export async function changePasswordHash(
  inside: Database,
  { subject, passwordHash }: Pick<Credentials, 'subject' | 'passwordHash'>,
): Promise<void> {
  await inside.query('UPDATE login_accounts SET password_hash = $2 WHERE subject = $1', [
    subject,
    passwordHash,
  ]);
}

export interface NewBackupAnswer {
  readonly subject: string;
  readonly question: BackupQuestion;
  readonly answerHash: string;
  readonly at: Instant;
}

export async function keepBackupAnswer(
  inside: Database,
  { subject, question, answerHash, at }: NewBackupAnswer,
): Promise<void> {
  await inside.query(
    `INSERT INTO backup_answers (subject, question, answer_hash, since) VALUES ($1, $2, $3, $4)
     ON CONFLICT (subject) DO UPDATE SET question = excluded.question, answer_hash = excluded.answer_hash,
       since = excluded.since`,
    [subject, question, answerHash, toIso(at)],
  );
}

export interface OwnedAccount {
  readonly id: string;
  readonly number: string;
  /** Names, addresses and numbers under which others know the customer. */
  readonly known: readonly string[];
}

/** Of a telephone number: people leave out what stands before them. */
export const SUBSCRIBER_DIGITS = 7;

const OWNED = `
  SELECT a.account_id AS id, a.number, array_remove(a.number || a.name || (
    SELECT array_agg(word) FROM contacts c CROSS JOIN LATERAL unnest(
      c.lines || ARRAY[c.name, c.email, right(c.phone, ${SUBSCRIBER_DIGITS}), c.city, c.postal_code]) AS word
    WHERE c.account_id = a.account_id), NULL) AS known
  FROM account_owners o JOIN accounts a USING (account_id)
  WHERE o.issuer = $1 AND o.subject = $2 ORDER BY a.account_id`;

export function findOwnedAccounts(
  database: Database,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<OwnedAccount[]> {
  return database.query<OwnedAccount>(OWNED, [issuer, subject]);
}
