// A database of its own for every test file, on real PostgreSQL and on PGlite:
//   describe.each(DATABASES)('%s', (kind) => { const held = useDatabase(kind); test(..., () => held.database.query(...)) })
import { randomBytes } from 'node:crypto';
import { connectPostgres, type ConnectionSettings } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { openDatabase } from '../../src/records/open-database.js';
import { startEmbeddedCopy } from './embedded-copies.js';
import { setting } from './run-settings.js';
import { onServer, templateName, withDatabase } from './templates.js';

export const DATABASES = ['PostgreSQL', 'PGlite'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

export interface DatabaseOptions extends Partial<ConnectionSettings> {
  /** With the demo data (the default), or the empty tables. */
  seeded?: boolean;
}

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Milliseconds since the epoch for which the demo data were made: the minute in which the test run began. */
export function demoNow(): number {
  return Number(setting('TEST_RUN_NOW'));
}

/** A copy of the template on the PostgreSQL server, for a test that needs a URL. */
export async function createTestDatabase({
  seeded = true,
}: { seeded?: boolean } = {}): Promise<TestDatabase> {
  const run = setting('TEST_RUN');
  const server = setting('TEST_RUN_SERVER');
  const name = `account_data_${run}_${randomBytes(6).toString('hex')}`;
  await onServer(
    server,
    `CREATE DATABASE ${name} TEMPLATE ${templateName(run, seeded ? 'seeded' : 'migrated')}`,
  );
  return {
    url: withDatabase(server, name),
    drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** Registers the making and the dropping; `database` may be used inside tests and hooks. */
export function useDatabase(
  kind: DatabaseKind = 'PostgreSQL',
  options: DatabaseOptions = {},
): { readonly database: DataSourceDatabase } {
  let database: DataSourceDatabase | undefined;
  let drop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    [database, drop] = await (kind === 'PostgreSQL' ? onPostgres(options) : onEmbedded(options));
  });
  afterAll(async () => {
    await database?.close();
    await drop?.();
  });
  return {
    get database() {
      if (database === undefined) throw new Error('the database is there inside tests and hooks only');
      return database;
    },
  };
}

type Opened = [DataSourceDatabase, () => Promise<void>];

async function onPostgres(options: DatabaseOptions): Promise<Opened> {
  const made = await createTestDatabase(options);
  return [await connectPostgres(made.url, connection(options)), () => made.drop()];
}

async function onEmbedded(options: DatabaseOptions): Promise<Opened> {
  const copy = await startEmbeddedCopy(options.seeded === false ? 'migrated' : 'seeded', demoNow());
  try {
    const database = await openDatabase({ ...connection(options), dataFolder: copy.folder, access: 'SHARE' });
    return [database, () => copy.stop()];
  } catch (error) {
    await copy.stop();
    throw error;
  }
}

function connection({ seeded: _, ...settings }: DatabaseOptions): ConnectionSettings {
  return { applicationName: 'tests', role: 'LOGIN', ...settings };
}
