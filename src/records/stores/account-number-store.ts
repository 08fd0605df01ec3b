// From an account number to its account, for those who need no tie: the commands of the operator.
import type { Database } from '../database.js';

/** Null when no account has this number. */
export async function findAccountId(database: Database, number: string): Promise<string | null> {
  const [row] = await database.query<{ id: string }>(
    'SELECT n.account_id AS id FROM account_numbers n WHERE n.number = $1',
    [number],
  );
  return row?.id ?? null;
}

export interface LoadedAccount {
  readonly accountId: string;
  /** An applicant is no customer yet, and has no CPNI (47 CFR 64.2003(f)). */
  readonly isCustomer: boolean;
  readonly currency: string;
}

const LOADED_ACCOUNT = `a.account_id AS "accountId", a.status <> 'APPLICANT' AS "isCustomer", a.currency`;

/** By number, as far as there are such accounts. */
export async function findAccountsByNumber(
  database: Database,
  numbers: readonly string[],
): Promise<Map<string, LoadedAccount>> {
  const rows = await database.query<LoadedAccount & { number: string }>(
    `SELECT n.number, ${LOADED_ACCOUNT} FROM account_numbers n JOIN accounts a USING (account_id)
     WHERE n.number = ANY($1)`,
    [numbers],
  );
  return new Map(rows.map(({ number, ...account }) => [number, account]));
}

export async function findLoadedAccount(
  database: Database,
  accountId: string,
): Promise<LoadedAccount | null> {
  const [row] = await database.query<LoadedAccount>(
    `SELECT ${LOADED_ACCOUNT} FROM accounts a WHERE a.account_id = $1`,
    [accountId],
  );
  return row ?? null;
}
