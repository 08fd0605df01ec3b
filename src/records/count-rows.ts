// Counts the records of each account, for the fields that may say how many there are.
import type { Database } from './database.js';
import { Parameters, where, type Condition } from './parameters.js';
import { matchOwners, BY_ACCOUNT } from './scope.js';
import type { PageSource } from './read-pages.js';

/** Every account asked for is in the answer. */
export async function countRows(
  database: Database,
  source: PageSource,
  accountIds: readonly string[],
  conditions: readonly Condition[],
): Promise<Map<string, number>> {
  const parameters = new Parameters();
  const ids = parameters.bind([...new Set(accountIds)]);
  const rows = await database.query<{ accountId: string; count: number }>(
    `SELECT wanted.account_id AS "accountId", counted.count
     FROM unnest(${ids}::uuid[]) AS wanted (account_id)
     CROSS JOIN LATERAL (
       SELECT count(*)::integer AS count FROM ${source.from}
       WHERE ${matchOwners(BY_ACCOUNT, source.alias)}
         AND ${source.always ?? 'true'}${where(parameters, conditions)}
     ) AS counted`,
    parameters.values,
  );
  return new Map(rows.map((row) => [row.accountId, row.count]));
}
