// Several processes on one port: all answer, one that is killed takes its own open requests with it and nothing else, another one
// takes its place, and the metrics are of all of them.
import { execFileSync, type ChildProcess } from 'node:child_process';
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
import { runCommand, runTypescript } from '../support/run-program.js';
import { until } from '../support/until.js';

const WORKERS = 2;

let made: TestDatabase;
let database: DataSourceDatabase;
let folder: string;
let server: ChildProcess;
let said = '';
let url = '';
let token = '';

const environment = (): NodeJS.ProcessEnv => ({
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
  server = runTypescript('src/main.ts', [], { ...environment(), WORKERS: String(WORKERS) });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await untilListening(WORKERS);
  token = await run(['token', 'owner']);
});
afterAll(async () => {
  server.kill('SIGKILL');
  await database.close();
  await made.drop();
  await rm(folder, { recursive: true, force: true });
});

const listening = () => said.split('listening on').length - 1;

/** Told with all that it said, if it ends before. */
function untilListening(workers: number): Promise<void> {
  return until(() => {
    if (server.exitCode !== null) throw new Error(`the server ended: ${said}`);
    return listening() === workers;
  });
}

async function run(words: readonly string[]): Promise<string> {
  return (await runCommand(words, environment())).out.trim();
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
  await untilListening(WORKERS + 1);
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
