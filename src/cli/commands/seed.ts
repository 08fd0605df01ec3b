// account-data seed: the demo data, or any number of accounts for measuring.
import { Command } from 'commander';
import { systemClock } from '../../clock.js';
import type { DataSourceDatabase } from '../../records/database.js';
import { pendingMigrations } from '../../records/migrate.js';
import { DEMO_ACCOUNTS } from '../../seed/demo-rows.js';
import { refuseFull, seedBulk } from '../../seed/seed-bulk.js';
import { seedDemo } from '../../seed/seed-demo.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { startProgress } from '../progress.js';
import { wholeNumber } from '../whole-number.js';

interface SeedOptions {
  accounts?: number;
  callsPerAccount: number;
  append?: boolean;
  dryRun?: boolean;
}

export const seedCommand: Command = new Command('seed')
  .summary('fill the database with demo data')
  .description(
    'Without --accounts: the demo data, into a database that holds no account. With it: that many accounts, by COPY.',
  )
  .option('--accounts <count>', 'how many accounts to make', wholeNumber(1, 10_000_000))
  .option('--calls-per-account <count>', 'call records of each over 90 days', wholeNumber(0, 100_000), 100)
  .option('--append', 'with --accounts: add to the accounts that are there')
  .option('--dry-run', 'say what would be made, and write nothing')
  .action((options: SeedOptions) => withDatabase('seed', (database) => run(database, options)));

async function run(database: DataSourceDatabase, options: SeedOptions): Promise<void> {
  const { accounts } = options;
  if ((await pendingMigrations(database)).length > 0) throw new Error('run `account-data migrate` first');
  await printLine(
    process.stdout,
    await (accounts === undefined ? demo(database, options) : bulk(database, { ...options, accounts })),
  );
}

async function demo(database: DataSourceDatabase, { dryRun }: SeedOptions): Promise<string> {
  if (dryRun === true) return `would make the demo data: ${DEMO_ACCOUNTS} accounts`;
  const { seeded } = await seedDemo(database, { now: systemClock.now() });
  return seeded
    ? `made the demo data: ${DEMO_ACCOUNTS} accounts`
    : 'nothing to do: the database already holds accounts';
}

async function bulk(
  database: DataSourceDatabase,
  options: SeedOptions & { accounts: number },
): Promise<string> {
  const { accounts, callsPerAccount, append = false, dryRun } = options;
  await refuseFull(database, { append });
  if (dryRun === true)
    return `would make ${accounts} accounts with about ${callsPerAccount} call records each`;
  const progress = startProgress(accounts, 'accounts');
  try {
    const now = systemClock.now();
    const made = await seedBulk(database, {
      now,
      accounts,
      callsPerAccount,
      append,
      onProgress: progress.reach,
    });
    return `made ${made.accounts} accounts, ${made.rows} rows in all`;
  } finally {
    progress.stop();
  }
}
