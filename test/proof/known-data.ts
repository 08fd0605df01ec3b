/** What the operations of the harness may name: the first accounts, and the period that the demo data lie in. */
import { toGlobalId } from '../../src/graph/global-id.js';
import type { Database } from '../../src/records/database.js';
import { demoNow } from '../support/databases.js';
import type { KnownData } from './generate-operation.js';

const DAYS = 80;

export async function knownDataOf(database: Database): Promise<KnownData> {
  const rows = await database.query<{ id: string }>(
    `SELECT account_id AS id FROM account_numbers WHERE number <= 'ACCT-0012' ORDER BY number`,
  );
  return {
    accountIds: rows.map(({ id }) => toGlobalId('Account', id)),
    from: new Date(demoNow() - DAYS * 86_400_000).toISOString(),
    to: new Date(demoNow()).toISOString(),
  };
}
