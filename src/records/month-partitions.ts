// The months of the tables that are kept by month, made before they are loaded.
import { toIso, type Instant } from '../clock.js';
import type { Database } from './database.js';

export const MONTHLY_TABLES = ['call_records', 'message_records', 'audit_entries', 'audit_facts'] as const;

/** Makes what lacks of the months of [from, to). Needs the owner of the tables, not the API's role. */
export async function ensureMonthPartitions(database: Database, from: Instant, to: Instant): Promise<void> {
  for (const table of MONTHLY_TABLES) {
    await database.query('SELECT ensure_month_partitions($1::regclass, $2, $3)', [
      table,
      toIso(from),
      toIso(to),
    ]);
  }
}
