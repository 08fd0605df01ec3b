// The database for a command: the one the settings name, beside a running server if need be, as the login itself.
import { readCommandConfig } from '../config.js';
import type { DataSourceDatabase } from '../records/database.js';
import { openDatabase } from '../records/open-database.js';
import { endWithFault } from './end-with-fault.js';

/** Opens it, does the work and closes it; a failure is told on standard error. */
export async function withDatabase(
  command: string,
  work: (database: DataSourceDatabase) => Promise<void>,
): Promise<void> {
  try {
    const { databaseUrl, dataFolder } = readCommandConfig();
    const database = await openDatabase({
      ...(databaseUrl === null ? {} : { databaseUrl }),
      dataFolder,
      applicationName: `account-data ${command}`,
      access: 'SHARE',
      role: 'LOGIN',
    });
    try {
      await work(database);
    } finally {
      await database.close();
    }
  } catch (error) {
    endWithFault(error);
  }
}
