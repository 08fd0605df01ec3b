// Fills an empty database with the demo data, in one transaction: all of it or nothing.
import type { Instant } from '../clock.js';
import type { Database } from '../records/database.js';
import { insertRows } from '../records/load-rows.js';
import { ensureMonthPartitions } from '../records/month-partitions.js';
import { WINDOW_DAYS } from './call-plan.js';
import { demoRows } from './demo-rows.js';
import { LOAD_ORDER } from './rows.js';
import { DAY } from './times.js';

export interface SeedRequest {
  now: Instant;
}

/** Leaves a database that holds any account as it is. */
export async function seedDemo(database: Database, { now }: SeedRequest): Promise<{ seeded: boolean }> {
  if (await holdsAccounts(database)) return { seeded: false };
  const rows = demoRows(now);
  await database.transaction(async (inside) => {
    await ensureMonthPartitions(inside, now - WINDOW_DAYS * DAY, now + DAY);
    for (const table of LOAD_ORDER) await insertRows(inside, table, rows[table] ?? []);
  });
  return { seeded: true };
}

export async function holdsAccounts(database: Database): Promise<boolean> {
  const [found] = await database.query<{ found: boolean }>('SELECT EXISTS (SELECT FROM accounts) AS found');
  return found?.found ?? false;
}
