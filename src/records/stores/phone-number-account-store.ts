// From a telephone number in service to its account.
import type { Database } from '../database.js';

/** Null for a number that is not in service; E.164. */
export async function findAccountOfNumber(database: Database, number: string): Promise<string | null> {
  const [row] = await database.query<{ id: string }>(
    'SELECT account_id AS id FROM phone_number_accounts WHERE number = $1',
    [number],
  );
  return row?.id ?? null;
}
