// The database ready to serve: migrated, and filled with the demo data where the demo is on. In production neither is done here:
// tables change when `account-data migrate` says so, by a login that may, and the server runs as a role that may not.
import type { Instant } from './clock.js';
import type { Config } from './config.js';
import type { DataSourceDatabase } from './records/database.js';
import { migrate } from './records/migrate.js';
import { openDatabase, type DatabaseSettings } from './records/open-database.js';

const APPLICATION_NAME = 'account-data-api';

/** A statement ends with its operation; the server ends it by itself where it cannot be told to, for example by a program that is gone. */
const AFTER_ITS_OPERATION_MS = 5_000;

export async function openPreparedDatabase(config: Config, now: Instant): Promise<DataSourceDatabase> {
  const settings: DatabaseSettings = {
    dataFolder: config.dataFolder,
    applicationName: APPLICATION_NAME,
    access: 'OWN',
    statementTimeoutMs: config.limits.operationMs + AFTER_ITS_OPERATION_MS,
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
  };
  if (config.production) return openDatabase(settings);
  const database = await openDatabase({ ...settings, role: 'LOGIN', statementTimeoutMs: 0 });
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
