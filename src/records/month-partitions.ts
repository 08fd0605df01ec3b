// The months of the tables that are kept by month, made before they are loaded.
import { toDate, toIso, type Instant } from '../clock.js';
import type { Database } from './database.js';

/** Months kept ready around the present: records arrive late, and the next months must never be missing. */
export const MONTHLY_TABLES = [
  { table: 'call_records', past: '4 months', ahead: '3 months' },
  { table: 'message_records', past: '4 months', ahead: '3 months' },
  { table: 'audit_entries', past: '0 months', ahead: '3 months' },
  { table: 'audit_facts', past: '0 months', ahead: '3 months' },
] as const;

export type MonthlyTable = (typeof MONTHLY_TABLES)[number]['table'];

const ENSURE = 'SELECT ensure_month_partitions($1::regclass, $2, $3)';

/** Makes what lacks of the months of [from, to). Needs the owner of the tables, not the API's role. */
export async function ensureMonthPartitions(database: Database, from: Instant, to: Instant): Promise<void> {
  for (const { table } of MONTHLY_TABLES) await database.query(ENSURE, [table, toIso(from), toIso(to)]);
}

/** The first instant of the month of `at` in UTC, moved by whole months. */
export function monthOf(at: Instant, months = 0): Instant {
  const date = toDate(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
}

/** Which of the months a table lacks. */
export async function findMissingMonths(
  database: Database,
  table: MonthlyTable,
  months: readonly Instant[],
): Promise<Instant[]> {
  const found = await database.query<{ missing: boolean }>(
    `SELECT to_regclass($1 || '_' || month) IS NULL AS missing FROM unnest($2::text[]) WITH ORDINALITY AS m (month, place)
     ORDER BY place`,
    [table, months.map((month) => toIso(month).slice(0, 'YYYY-MM'.length).replace('-', '_'))],
  );
  return months.filter((_, place) => found[place]?.missing ?? true);
}

/** Makes those of the months that a table lacks. Needs the owner of the table. */
export async function addMonths(
  database: Database,
  table: MonthlyTable,
  months: readonly Instant[],
): Promise<void> {
  for (const month of await findMissingMonths(database, table, months))
    await database.query(ENSURE, [table, toIso(month), toIso(month + 1)]);
}
