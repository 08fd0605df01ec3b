// Any number of accounts, batch by batch: a batch is made, loaded and forgotten, so memory stays the same however
// many there are. By COPY on PostgreSQL; the embedded database takes INSERTs.
import type { Instant } from '../clock.js';
import type { DataSourceDatabase } from '../records/database.js';
import { inCopySession, insertRows } from '../records/load-rows.js';
import { ensureMonthPartitions } from '../records/month-partitions.js';
import { planAccount } from './account-plan.js';
import { WINDOW_DAYS } from './call-plan.js';
import { companyRows } from './company-rows.js';
import { wholeAccount } from './demo-rows.js';
import { joinRows, LOAD_ORDER, type Rows } from './rows.js';
import { holdsAccounts } from './seed-demo.js';
import { DAY } from './times.js';

export interface BulkRequest {
  now: Instant;
  accounts: number;
  callsPerAccount: number;
  /** Adds to the accounts that are there; without it a database that holds any is refused. */
  append?: boolean;
  onProgress?: (loaded: number) => void;
}

export interface BulkReport {
  accounts: number;
  /** Of all tables. */
  rows: number;
}

const CALLS_PER_BATCH = 10_000;
const MOST_ACCOUNTS_PER_BATCH = 100;

export async function seedBulk(database: DataSourceDatabase, request: BulkRequest): Promise<BulkReport> {
  const { now, accounts, callsPerAccount, onProgress } = request;
  await refuseFull(database, request);
  await ensureMonthPartitions(database, now - WINDOW_DAYS * DAY, now + DAY);
  await loadCompanies(database);
  const before = await lastIndex(database);
  const size = Math.max(
    1,
    Math.min(MOST_ACCOUNTS_PER_BATCH, Math.floor(CALLS_PER_BATCH / Math.max(1, callsPerAccount))),
  );
  let rows = 0;
  for (let loaded = 0; loaded < accounts; loaded += size) {
    const count = Math.min(size, accounts - loaded);
    const batch = makeBatch(before + loaded + 1, count, request);
    await loadRows(database, batch);
    rows += countRows(batch);
    onProgress?.(loaded + count);
  }
  await database.query('ANALYZE');
  return { accounts, rows };
}

/** Says so before anything is written. */
export async function refuseFull(
  database: DataSourceDatabase,
  { append }: Pick<BulkRequest, 'append'>,
): Promise<void> {
  if (append === true || !(await holdsAccounts(database))) return;
  throw new Error(
    'the database already holds accounts: add to them with --append, or seed an empty database',
  );
}

async function loadCompanies(database: DataSourceDatabase): Promise<void> {
  const [found] = await database.query<{ found: boolean }>('SELECT EXISTS (SELECT FROM companies) AS found');
  if (found?.found !== true) await loadRows(database, companyRows());
}

/** The highest number given by a seed; the next account takes the one after it. */
async function lastIndex(database: DataSourceDatabase): Promise<number> {
  const [last] = await database.query<{ index: number }>(
    `SELECT coalesce(max(substring(number FROM '^ACCT-(\\d{4,9})$')::integer), 0) AS index FROM account_numbers`,
  );
  return last?.index ?? 0;
}

function makeBatch(first: number, count: number, { now, callsPerAccount }: BulkRequest): Rows {
  const plans = Array.from({ length: count }, (_, place) =>
    planAccount(first + place, { now, callsPerAccount }),
  );
  return joinRows(plans.map((plan) => wholeAccount(plan, now)));
}

async function loadRows(database: DataSourceDatabase, rows: Rows): Promise<void> {
  if (database.kind === 'POSTGRESQL') {
    await inCopySession(database, async (session) => {
      for (const table of LOAD_ORDER) await session.copy(table, rows[table] ?? []);
    });
    return;
  }
  await database.transaction(async (inside) => {
    for (const table of LOAD_ORDER) await insertRows(inside, table, rows[table] ?? []);
  });
}

function countRows(rows: Rows): number {
  return LOAD_ORDER.reduce((sum, table) => sum + (rows[table]?.length ?? 0), 0);
}
