// Accounts as they begin and as they change their state. Whoever changes one locks it first, so that changes of one account are
// one after the other.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import type { AccountStatus } from './account-store.js';

export interface LockedAccount {
  readonly id: string;
  readonly number: string;
  readonly status: AccountStatus;
  readonly name: string;
  readonly version: number;
}

const LOCK = `SELECT account_id AS id, number, status, name, version FROM accounts`;

/** Until the end of the transaction. The account was found before: that there is none is a fault. */
export async function lockAccount(inside: Database, accountId: string): Promise<LockedAccount> {
  const [locked] = await inside.query<LockedAccount>(`${LOCK} WHERE account_id = $1 FOR UPDATE`, [accountId]);
  if (locked === undefined) throw new Error('an account vanished between its lookup and its change');
  return locked;
}

/** Null when no account has the number: the same statement. */
export async function lockAccountByNumber(inside: Database, number: string): Promise<LockedAccount | null> {
  const [locked] = await inside.query<LockedAccount>(
    `${LOCK} WHERE account_id = (SELECT n.account_id FROM account_numbers n WHERE n.number = $1) FOR UPDATE`,
    [number],
  );
  return locked ?? null;
}

export const ACCOUNT_KINDS = ['RESIDENTIAL', 'BUSINESS'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export interface NewAccount {
  readonly id: string;
  readonly number: string;
  readonly kind: AccountKind;
  readonly name: string;
  readonly owner: { readonly issuer: string; readonly subject: string };
  readonly at: Instant;
}

const ADD = `
  INSERT INTO accounts (account_id, number, kind, status, since, name, created_at)
  SELECT $1, $2, $3, 'APPLICANT', $5, $4, $5 WHERE NOT EXISTS (SELECT FROM account_numbers n WHERE n.number = $2)
  RETURNING account_id`;

/** Of an applicant, with its owner. False when another account has the number. */
export async function addApplicant(inside: Database, account: NewAccount): Promise<boolean> {
  const { id, number, kind, name, owner, at } = account;
  const added = await inside.query(ADD, [id, number, kind, name, toIso(at)]);
  if (added.length === 0) return false;
  await inside.query('INSERT INTO account_owners (account_id, issuer, subject) VALUES ($1, $2, $3)', [
    id,
    owner.issuer,
    owner.subject,
  ]);
  return true;
}

export type AccountState = Pick<LockedAccount, 'status' | 'version'>;

/** As it is now. */
export async function readAccountState(database: Database, accountId: string): Promise<AccountState> {
  const [found] = await database.query<AccountState>(
    'SELECT status, version FROM accounts WHERE account_id = $1',
    [accountId],
  );
  if (found === undefined) throw new Error('an account that was changed is gone');
  return found;
}

/** Since when there is a customer: not since when there was an applicant. */
const SET_STATUS = `
  UPDATE accounts SET status = $2, version = version + 1,
    since = CASE WHEN status = 'APPLICANT' AND $2 <> 'APPLICANT' THEN greatest(since, $3::timestamptz) ELSE since END,
    closed_at = CASE WHEN $2 = 'CLOSED' THEN greatest(since, $3::timestamptz) END
  WHERE account_id = $1`;

/** A new version of the account, also where its status stays. */
export async function setAccountStatus(
  inside: Database,
  {
    accountId,
    status,
    at,
  }: { readonly accountId: string; readonly status: AccountStatus; readonly at: Instant },
): Promise<void> {
  await inside.query(SET_STATUS, [accountId, status, toIso(at)]);
}
