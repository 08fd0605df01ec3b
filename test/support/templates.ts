// The databases that every test file's own one is copied from: `migrated` has the tables, `seeded` the demo data too.
import { Client } from 'pg';
import { connectPostgres } from '../../src/records/connect.js';
import { migrate } from '../../src/records/migrate.js';
import { seedDemo } from '../../src/seed/seed-demo.js';

export type Template = 'migrated' | 'seeded';

/** Database names carry the id of the run, so that runs on a shared server do not meet. */
export function templateName(run: string, template: Template): string {
  return `account_data_${run}_${template}`;
}

export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

export async function onServer(serverUrl: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function makeTemplates(serverUrl: string, run: string, now: number): Promise<void> {
  const migrated = templateName(run, 'migrated');
  const seeded = templateName(run, 'seeded');
  await onServer(serverUrl, `CREATE DATABASE ${migrated}`);
  await inDatabase(withDatabase(serverUrl, migrated), (database) => migrate(database));
  await onServer(serverUrl, `CREATE DATABASE ${seeded} TEMPLATE ${migrated}`);
  await inDatabase(withDatabase(serverUrl, seeded), (database) => seedDemo(database, { now }));
}

async function inDatabase(
  url: string,
  work: (database: Awaited<ReturnType<typeof connectPostgres>>) => Promise<unknown>,
): Promise<void> {
  const database = await connectPostgres(url, { applicationName: 'tests', role: 'LOGIN' });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
