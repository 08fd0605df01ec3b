// The name of an account's holder: personal information, so read apart from the account.
import type { Database } from '../database.js';

export interface AccountNamesRequest {
  readonly accountIds: readonly string[];
}

export async function readAccountNames(
  database: Database,
  request: AccountNamesRequest,
): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; name: string }>(
    'SELECT a.account_id AS id, a.name FROM accounts a WHERE a.account_id = ANY($1::uuid[])',
    [request.accountIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
