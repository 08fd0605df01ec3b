// Killed at any moment, an import goes on where it was: every row is there once, every total is exact, every reject is kept once.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/clock.js';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { listImports } from '../../src/records/stores/import-store.js';
import { DAY, NOON } from '../records/sample-records.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { call, csvOf, insertCustomers, uuid } from '../support/call-rows.js';
import { countOf, rejectsOf, runImport, SAMPLE_ROWS, useFolder, wrongTotals } from './sample-files.js';

const ROWS = 60_000;
const FAULTY = 600;
const SUPPORT = join(__dirname, '../support');

const folder = useFolder();
let made: TestDatabase;
let database: DataSourceDatabase;

beforeEach(async () => {
  made = await createTestDatabase({ seeded: false });
  database = await connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' });
  await insertCustomers(database);
});
afterEach(async () => {
  await database.close();
  await made.drop();
});

/** One in a hundred is faulty; the days are spread, so that every batch touches the same totals. */
function rowsOf(count: number) {
  return Array.from({ length: count }, (_, number) =>
    call(number, {
      account: ['ACCT-SUN', 'ACCT-GONE'][number % 2] ?? '',
      started_at: new Date(NOON - (number % 40) * DAY - number).toISOString(),
      ended_at: '',
      billed_seconds: String(number % 1_000),
      ...(number % (ROWS / FAULTY) === 7 ? { direction: `x${number}` } : {}),
    }),
  );
}

/** The command in a process of its own, as the operator runs it. */
function startCommand(words: readonly string[]): { child: ChildProcess; said: () => string } {
  const child = spawn(
    process.execPath,
    ['--require', join(SUPPORT, 'run-typescript.cjs'), join(SUPPORT, 'run-command.ts'), 'import', ...words],
    { env: { ...process.env, DATABASE_URL: made.url, NODE_ENV: 'test' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (text += bytes.toString()));
  return { child, said: () => text };
}

async function killWhen(child: ChildProcess, reached: (lines: number) => boolean): Promise<void> {
  const exited = once(child, 'exit');
  while (!reached((await listImports(database, 1))[0]?.linesDone ?? 0)) {
    if (child.exitCode !== null) throw new Error('the import ended before it could be killed');
    await sleep(5);
  }
  child.kill('SIGKILL');
  await exited;
}

async function expectAllOnce(file: string): Promise<void> {
  expect(await countOf(database, 'call_records')).toBe(ROWS - FAULTY);
  expect(await wrongTotals(database)).toEqual([]);
  const rejected = rejectsOf(file)?.map(({ direction }) => direction);
  expect(rejected?.length).toBe(FAULTY);
  expect(new Set(rejected).size).toBe(FAULTY);
}

test.each([
  ['plain', (text: string) => Buffer.from(text)],
  ['gzip', (text: string) => gzipSync(text)],
])('a %s file, killed three times on its way, ends as if it had not been', async (name, bytes) => {
  const file = folder.write(`${name}.csv`, bytes(csvOf(rowsOf(ROWS))));
  const words = ['calls', file, '--batch-rows', '1000'];
  for (const part of [0.2, 0.5, 0.7]) {
    const { child } = startCommand(words);
    await killWhen(child, (lines) => lines > ROWS * part);
  }
  const [killed] = await listImports(database, 1);
  expect(killed?.finishedAt).toBeNull();
  appendFileSync(`${file}.rejects.csv`, 'a line that was written and never committed');
  const { child, said } = startCommand(words);
  await once(child, 'exit');
  expect(said()).toMatch(
    new RegExp(
      `went on after line ${killed?.linesDone ?? 0}\\n.*: ${ROWS} rows of calls: ${ROWS - FAULTY} added, 0 there already, ${FAULTY} rejected`,
    ),
  );
  expect(said()).toMatch(/peak memory: \d+ MB/);
  await expectAllOnce(file);
  expect(await listImports(database, 9)).toMatchObject([
    { finishedAt: expect.any(Date), linesDone: ROWS + 1 },
  ]);
});

test('with --restart it begins again, and finds what was there', async () => {
  const file = folder.write('restart.csv', csvOf(rowsOf(ROWS)));
  const { child } = startCommand(['calls', file, '--batch-rows', '1000']);
  await killWhen(child, (lines) => lines > ROWS * 0.3);
  const there = await countOf(database, 'call_records');
  const report = await runImport(database, 'calls', file, { restart: true, clock: systemClock });
  expect(report).toMatchObject({ continuedAfter: 0, known: there, inserted: ROWS - FAULTY - there });
  await expectAllOnce(file);
  expect(await listImports(database, 9)).toMatchObject([
    { finishedAt: expect.any(Date) },
    { abandonedAt: expect.any(Date) },
  ]);
});

test('who imports a file that another process is importing takes it over, and the other stops', async () => {
  const file = folder.write('both.csv', csvOf(rowsOf(ROWS)));
  const { child, said } = startCommand(['calls', file, '--batch-rows', '1000']);
  while (((await listImports(database, 1))[0]?.linesDone ?? 0) === 0) await sleep(5);
  const [report] = await Promise.all([runImport(database, 'calls', file), once(child, 'exit')]);
  expect(report.inserted).toBe(ROWS - FAULTY);
  expect(child.exitCode).toBe(1);
  expect(said()).toContain('another process has taken this import over');
  await expectAllOnce(file);
});

test('a rejects file that lost what was committed is not continued in silence', async () => {
  const file = folder.write('lost.csv', csvOf(rowsOf(ROWS)));
  const { child } = startCommand(['calls', file, '--batch-rows', '1000']);
  await killWhen(child, (lines) => lines > ROWS * 0.3);
  folder.write('lost.csv.rejects.csv', 'rejected_line\n');
  await expect(runImport(database, 'calls', file)).rejects.toThrow('start again with --restart');
});

test('an import goes on in the middle of an invoice', async () => {
  const { INVOICE, CALL_LINE } = SAMPLE_ROWS;
  const lines = Array.from({ length: 20_000 }, (_, number) => ({ ...CALL_LINE, call_line_id: uuid(number) }));
  const file = folder.write('invoice.csv', csvOf([INVOICE, ...lines]));
  const { child } = startCommand(['invoices', file, '--batch-rows', '1000']);
  await killWhen(child, (read) => read > 5_000);
  expect(await runImport(database, 'invoices', file)).toMatchObject({
    inserted: 20_001,
    rejected: 0,
    reasons: {},
  });
});
