// Adds call or message records, and to the totals what really was added: a record that is there already changes nothing.
// INVARIANT: every writer takes its locks in one order (records, usage totals, destination totals, each by key),
// so that two who load at once wait for each other and neither deadlocks nor loses a count.
import type { Database } from '../database.js';
import { plainNames } from '../load-rows.js';
import type { RowSource } from '../stage-rows.js';
import {
  sumsOf,
  TOTAL_TABLES,
  totalsOf,
  USAGE_RECORDS,
  type TotalTable,
  type UsageKind,
} from '../usage-sums.js';

/** Answers how many of the records were not there before. */
export async function addUsage(
  database: Database,
  kind: UsageKind,
  columns: readonly string[],
  { from, parameters }: RowSource,
): Promise<number> {
  const [added] = await database.query<{ inserted: number }>(statement(kind, columns, from), parameters);
  return added?.inserted ?? 0;
}

/** The destinations wait for the usage: they are joined with its count. */
function statement(kind: UsageKind, columns: readonly string[], from: string): string {
  const { table, at, id } = USAGE_RECORDS[kind];
  const names = plainNames(columns);
  return `
    WITH added AS (
      INSERT INTO ${table} (${names})
      SELECT ${names} FROM ${from} ORDER BY account_id, ${at}, ${id}
      ON CONFLICT DO NOTHING RETURNING *
    ), sums AS MATERIALIZED (${sumsOf(kind, 'added')}
    ), usage AS (${addTotals(TOTAL_TABLES.usage, 'sums')} RETURNING 1
    ), destinations AS (
      ${addTotals(TOTAL_TABLES.destinations, 'sums, (SELECT count(*) FROM usage) AS usage_is_added')} RETURNING 1
    )
    SELECT coalesce(sum(calls + messages), 0)::integer AS inserted, (SELECT count(*) FROM destinations) AS destinations
    FROM sums`;
}

function addTotals(target: TotalTable, from: string): string {
  const { table, keys } = target;
  return `
    INSERT INTO ${table} AS t (${keys}, calls, messages, billed_seconds)
    ${totalsOf(target, from)} ORDER BY ${keys}
    ON CONFLICT (${keys}) DO UPDATE SET calls = t.calls + excluded.calls,
      messages = t.messages + excluded.messages, billed_seconds = t.billed_seconds + excluded.billed_seconds`;
}
