// Several processes on one port: all answer, one that is killed takes its own open requests with it and nothing else, another one
// takes its place, and the metrics are of all of them.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { freePort } from '../support/postgres-server.js';
import { MOST_DELAY_MS } from '../support/run-settings.js';

const ROOT = join(__dirname, '../..');
const RUN = ['--require', join(ROOT, 'test/support/run-typescript.cjs')];
const WORKERS = 2;

let made: TestDatabase;
let database: DataSourceDatabase;
let folder: string;
let server: ChildProcess;
let said = '';
let url = '';
let token = '';

const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  DATA_DIR: folder,
  DATABASE_URL: made.url,
  DEMO: 'on',
  MOST_DELAY_MS,
  PORT: new URL(url).port,
});

beforeAll(async () => {
  made = await createTestDatabase();
  database = await connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' });
  folder = await mkdtemp(join(tmpdir(), 'workers-'));
  url = `http://localhost:${await freePort()}`;
  server = spawn(process.execPath, [...RUN, join(ROOT, 'src/main.ts')], {
    cwd: ROOT,
    env: { ...environment(), WORKERS: String(WORKERS) },
  });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await until(() => Promise.resolve(listening() === WORKERS));
  token = await run(['token', 'owner']);
});
afterAll(async () => {
  server.kill('SIGKILL');
  await database.close();
  await made.drop();
  await rm(folder, { recursive: true, force: true });
});

const listening = () => said.split('listening on').length - 1;

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    if (server.exitCode !== null) throw new Error(`the server ended: ${said}`);
    await sleep(100);
  }
  throw new Error(`it did not come to that in time: ${said}`);
}

async function run(words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [...RUN, join(ROOT, 'src/cli/account-data.ts'), ...words], {
    cwd: ROOT,
    env: environment(),
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  await once(child, 'close');
  return out.trim();
}

const QUERY = `{ accountByNumber(number: "ACCT-0001") { cpni(purpose: SELF_ACCESS) { balance { currency } } } }`;

/** On a connection of its own, so that the workers take turns. Null: the connection was cut. */
async function ask(): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, connection: 'close' },
    body: JSON.stringify({ query: QUERY }),
  }).catch(() => null);
  if (response === null) return null;
  return ((await response.json()) as { data: unknown }).data;
}

const OWN = { accountByNumber: { cpni: { balance: { currency: 'USD' } } } };

/** The processes below the one that was started. */
function workers(): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, parent]) => (pid !== undefined && parent === server.pid ? [pid] : []));
}

async function countOf(name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(name))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

test('both answer, and the metrics are of both', async () => {
  const before = await countOf('account_data_decisions_total');
  for (const answer of await Promise.all(Array.from({ length: 20 }, ask))) expect(answer).toEqual(OWN);
  const after = await countOf('account_data_decisions_total');
  expect(after - before).toBeGreaterThanOrEqual(20);
  expect((after - before) % 20).toBe(0);
  expect(workers()).toHaveLength(WORKERS);
});

test('one that is killed under load loses its open requests alone, and another one takes its place', async () => {
  const [victim] = workers();
  if (victim === undefined) throw new Error('there is no worker');
  let asking = true;
  const answers: unknown[] = [];
  const askers = Array.from({ length: 8 }, async () => {
    while (asking) answers.push(await ask());
  });
  await sleep(500);
  process.kill(victim, 'SIGKILL');
  await until(() => Promise.resolve(listening() === WORKERS + 1));
  await sleep(500);
  asking = false;
  await Promise.all(askers);
  const cut = answers.filter((answer) => answer === null).length;
  expect(cut).toBeLessThanOrEqual(askers.length);
  for (const answer of answers) if (answer !== null) expect(answer).toEqual(OWN);
  expect(said).toContain('a worker ended, another one is started');
  const entries = await database.query<{ count: number }>(
    `SELECT count(DISTINCT request_id)::integer AS count FROM audit_entries`,
  );
  expect(entries[0]?.count).toBeGreaterThanOrEqual(answers.length - cut);
});

test('SIGTERM ends all of them, well', async () => {
  server.kill('SIGTERM');
  const [code] = (await once(server, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(await ask()).toBeNull();
  expect(await run(['audit', 'verify'])).toMatch(/^verified: \d+ entries/m);
});
