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
