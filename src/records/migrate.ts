// Brings the tables to the state this program expects, or back. One transaction under a lock: two processes that
// start at once take turns, and a migration that fails leaves nothing behind.
import { MigrationExecutor, type QueryRunner } from 'typeorm';
import type { DataSourceDatabase } from './database.js';
import { MONTHLY_TABLES } from './month-partitions.js';

export interface MigrationRequest {
  /** How many of the newest migrations to take back, instead of running the pending ones. */
  down?: number;
  /** Says what would be done, and rolls back. */
  dryRun?: boolean;
}

export interface MigrationReport {
  applied: string[];
  reverted: string[];
}

/** Any number that no other lock of this database uses. */
const MIGRATION_LOCK = 642_003;

export async function migrate(
  database: DataSourceDatabase,
  request: MigrationRequest = {},
): Promise<MigrationReport> {
  const runner = database.dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const executor = new MigrationExecutor(database.dataSource, runner);
    const report =
      request.down === undefined
        ? await runPending(executor, runner)
        : await takeBack(executor, request.down);
    await (request.dryRun ? runner.rollbackTransaction() : runner.commitTransaction());
    return report;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

/** The migrations that this program has and the database lacks; empty means ready. */
export async function pendingMigrations(database: DataSourceDatabase): Promise<string[]> {
  const [found] = await database.query<{ found: boolean }>(
    `SELECT to_regclass('schema_migrations') IS NOT NULL AS found`,
  );
  const done = found?.found
    ? await database.query<{ name: string }>('SELECT name FROM schema_migrations')
    : [];
  const names = new Set(done.map(({ name }) => name));
  return database.dataSource.migrations
    .map(({ constructor }) => constructor.name)
    .filter((name) => !names.has(name));
}

async function runPending(executor: MigrationExecutor, runner: QueryRunner): Promise<MigrationReport> {
  const applied = await executor.executePendingMigrations();
  await ensurePartitions(runner);
  return { applied: applied.map(({ name }) => name), reverted: [] };
}

async function takeBack(executor: MigrationExecutor, count: number): Promise<MigrationReport> {
  const newestFirst = await executor.getExecutedMigrations();
  const reverted = newestFirst.slice(0, count).map(({ name }) => name);
  for (let left = reverted.length; left > 0; left -= 1) await executor.undoLastMigration();
  return { applied: [], reverted };
}

async function ensurePartitions(runner: QueryRunner): Promise<void> {
  for (const { table, past, ahead } of MONTHLY_TABLES) {
    await runner.query(
      `SELECT ensure_month_partitions($1::regclass, now() - $2::interval, now() + $3::interval)`,
      [table, past, ahead],
    );
  }
}
