// The totals of a month held against what its records come to, by the definition that they are kept by.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import { sumsOf, TOTAL_TABLES, totalsOf, USAGE_RECORDS, type TotalTable } from '../usage-sums.js';

export interface Month {
  readonly from: Instant;
  readonly to: Instant;
}

/** Totals, by what is wrong with them. */
export interface TotalFindings {
  readonly checked: number;
  /** There are records, and no total of them. */
  readonly missing: number;
  readonly different: number;
  /** There is a total, and no record of it. */
  readonly unfounded: number;
}

/** First days of the months that records are kept of, oldest first. */
export async function findRecordMonths(database: Database): Promise<string[]> {
  const rows = await database.query<{ month: string }>(
    `SELECT DISTINCT replace(right(c.relname, 7), '_', '-') || '-01' AS month
     FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
     WHERE inhparent = ANY($1::regclass[]) AND c.relname ~ '_\\d{4}_\\d\\d$' ORDER BY 1`,
    [Object.values(USAGE_RECORDS).map(({ table }) => table)],
  );
  return rows.map(({ month }) => month);
}

/** How many totals are of days outside these months: their records are not kept, so that nothing can be said of them. */
export async function countUncheckedTotals(database: Database, months: readonly string[]): Promise<number> {
  const [found] = await database.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM usage_totals
     WHERE date_trunc('month', day::timestamp)::date <> ALL($1::date[])`,
    [months],
  );
  return found?.count ?? 0;
}

export async function checkTotals(
  database: Database,
  name: keyof typeof TOTAL_TABLES,
  month: Month,
): Promise<TotalFindings> {
  const target = TOTAL_TABLES[name];
  const [findings] = await database.query<TotalFindings>(
    `WITH ${recomputed(target)}
     SELECT count(*)::integer AS checked,
       count(*) FILTER (WHERE t.account_id IS NULL)::integer AS missing,
       count(*) FILTER (WHERE t.account_id IS NOT NULL AND r.account_id IS NOT NULL AND ${DIFFER})::integer AS different,
       count(*) FILTER (WHERE r.account_id IS NULL)::integer AS unfounded
     FROM recomputed r FULL JOIN (SELECT * FROM ${target.table} WHERE ${OF_MONTH}) t USING (${target.keys})`,
    parametersOf(month),
  );
  return findings ?? { checked: 0, missing: 0, different: 0, unfounded: 0 };
}

/** Makes them what the records come to. Whoever loads records meanwhile waits, and adds to what was repaired. */
export async function repairTotals(database: Database, month: Month): Promise<void> {
  await database.transaction(async (inside) => {
    const targets = Object.values(TOTAL_TABLES);
    await inside.query(
      `LOCK TABLE ${targets.map(({ table }) => table).join(', ')} IN SHARE ROW EXCLUSIVE MODE`,
    );
    for (const target of targets) {
      await inside.query(removeUnfounded(target), parametersOf(month));
      await inside.query(writeRecomputed(target), parametersOf(month));
    }
  });
}

const DIFFER =
  '(t.calls, t.messages, t.billed_seconds) IS DISTINCT FROM (r.calls, r.messages, r.billed_seconds)';

/** Days of UTC, as the records' months are. */
const OF_MONTH = `day >= ($1::timestamptz AT TIME ZONE 'UTC')::date AND day < ($2::timestamptz AT TIME ZONE 'UTC')::date`;

function parametersOf({ from, to }: Month): string[] {
  return [toIso(from), toIso(to)];
}

function recomputed(target: TotalTable): string {
  const calls = sumsOf('calls', 'call_records WHERE started_at >= $1 AND started_at < $2');
  const messages = sumsOf('messages', 'message_records WHERE sent_at >= $1 AND sent_at < $2');
  return `sums AS (${calls} UNION ALL ${messages}), recomputed AS (${totalsOf(target, 'sums')})`;
}

function removeUnfounded(target: TotalTable): string {
  const same = target.keys.split(', ').map((key) => `r.${key} = t.${key}`);
  return `
    WITH ${recomputed(target)} DELETE FROM ${target.table} t
    WHERE ${OF_MONTH} AND NOT EXISTS (SELECT FROM recomputed r WHERE ${same.join(' AND ')})`;
}

function writeRecomputed(target: TotalTable): string {
  const { table, keys } = target;
  return `
    WITH ${recomputed(target)} INSERT INTO ${table} AS t (${keys}, calls, messages, billed_seconds)
    SELECT ${keys}, calls, messages, billed_seconds FROM recomputed
    ON CONFLICT (${keys}) DO UPDATE SET calls = excluded.calls, messages = excluded.messages,
      billed_seconds = excluded.billed_seconds
    WHERE (t.calls, t.messages, t.billed_seconds)
      IS DISTINCT FROM (excluded.calls, excluded.messages, excluded.billed_seconds)`;
}
