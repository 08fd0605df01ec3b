// The database ready to serve: migrated, and filled with the demo data where the demo is on. In production neither is done here:
// tables change when `account-data migrate` says so, by a login that may, and the server runs as a role that may not.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from './clock.js';
import type { Config } from './config.js';
import { DatabaseUnavailable, type DataSourceDatabase } from './records/database.js';
import { migrate } from './records/migrate.js';
import type { ConnectionSettings } from './records/connect.js';
import { openDatabase, type DatabaseSettings } from './records/open-database.js';

const APPLICATION_NAME = 'account-data-api';

/** A statement ends with its operation; the server ends it by itself where it cannot be told to, for example by a program that is gone. */
const AFTER_ITS_OPERATION_MS = 5_000;
const MOST_RETRIES = 5;
const RETRY_MS = 1_000;

/** Of the primary and of a replica alike. */
export function connectionSettings({ limits, preparedStatements }: Config): ConnectionSettings {
  return {
    applicationName: APPLICATION_NAME,
    statementTimeoutMs: limits.operationMs + AFTER_ITS_OPERATION_MS,
    preparedStatements,
    pipelines: true,
  };
}

/** A database may be starting too, and a machine that starts everything at once is slow: it is tried again for a while. */
export async function openPreparedDatabase(
  config: Config,
  now: Instant,
  retries = MOST_RETRIES,
): Promise<DataSourceDatabase> {
  try {
    return await openOnce(config, now);
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable) || retries === 0) throw error;
    await sleep(RETRY_MS);
    return openPreparedDatabase(config, now, retries - 1);
  }
}

async function openOnce(config: Config, now: Instant): Promise<DataSourceDatabase> {
  const settings: DatabaseSettings = {
    ...connectionSettings(config),
    dataFolder: config.dataFolder,
    access: 'OWN',
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
  };
  if (config.production) return openDatabase(settings);
  const database = await openDatabase({
    ...settings,
    role: 'LOGIN',
    statementTimeoutMs: 0,
    pipelines: false,
  });
  await prepare(database, config, now);
  if (config.databaseUrl === null) return database;
  await database.close();
  return openDatabase(settings);
}

async function prepare(database: DataSourceDatabase, config: Config, now: Instant): Promise<void> {
  try {
    await migrate(database);
    if (!config.demo) return;
    const { seedDemo } = await import('./seed/seed-demo.js');
    await seedDemo(database, { now });
  } catch (error) {
    await database.close();
    throw error;
  }
}
