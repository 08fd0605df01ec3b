// The months of the tables that are kept by month, made before they are loaded.
import { toIso, type Instant } from '../clock.js';
import type { Database } from './database.js';

/** Months kept ready around the present: records arrive late, and the next months must never be missing. */
export const MONTHLY_TABLES = [
  { table: 'call_records', past: '4 months', ahead: '3 months' },
  { table: 'message_records', past: '4 months', ahead: '3 months' },
  { table: 'audit_entries', past: '0 months', ahead: '3 months' },
  { table: 'audit_facts', past: '0 months', ahead: '3 months' },
] as const;

/** Makes what lacks of the months of [from, to). Needs the owner of the tables, not the API's role. */
export async function ensureMonthPartitions(database: Database, from: Instant, to: Instant): Promise<void> {
  for (const { table } of MONTHLY_TABLES) {
    await database.query('SELECT ensure_month_partitions($1::regclass, $2, $3)', [
      table,
      toIso(from),
      toIso(to),
    ]);
  }
}
