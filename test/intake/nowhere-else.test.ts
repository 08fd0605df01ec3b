// A thousand malformed rows of twenty kinds: they are in the rejects file, all of them, and neither in what is printed or logged
// nor in any table.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { call, csvOf, insertCustomers, useFolder } from './sample-files.js';

const ROWS = 1_000;
/** Stands in every row, in a value that is not its fault, or in the one that is. */
const MARK = 'ZEBRA';

/** Twenty kinds of rows; `at` is the number of the row. */
const KINDS: readonly ((at: number) => string)[] = [
  (at) => line(at, { direction: `${MARK}${at}` }),
  (at) => line(at, { calling_number: `+1206${MARK}` }),
  (at) => line(at, { called_number: '12065550150' }),
  (at) => line(at, { called_number: `+999${String(at).padStart(7, '0')}` }),
  (at) => line(at, { call_id: `${MARK}-${at}` }),
  (at) => line(at, { started_at: `2026-13-${at}` }),
  (at) => line(at, { started_at: '1999-01-01T00:00:00Z' }),
  (at) => line(at, { ended_at: '2026-03-01T00:00:00Z' }),
  (at) => line(at, { billed_seconds: '-1' }),
  (at) => line(at, { duration_seconds: 'ninety' }),
  (at) => line(at, { charge_amount: '1,000.00' }),
  (at) => line(at, { charge_currency: 'EUR' }),
  (at) => line(at, { destination_country: 'usa' }),
  (at) => line(at, { destination_prefix: '49' }),
  (at) => line(at, { latitude: '147.6' }),
  (at) => line(at, { account: 'ACCT-NEW' }),
  (at) => line(at, { account: `${MARK}-ACCOUNT-${at}` }),
  (at) => line(at, { place: `${MARK}${at}${'x'.repeat(250)}` }),
  (at) => `${line(at).trimEnd()},${MARK}${at}\n`,
  (at) => `${line(at).trimEnd()}"${MARK}${at}\n`,
];

function line(at: number, changes = {}): string {
  return csvOf([call(at, { place: `${MARK} ${at}`, ...changes })])
    .split('\n')
    .slice(1)
    .join('\n');
}

const folder = useFolder();
let made: TestDatabase;
let database: DataSourceDatabase;

beforeAll(async () => {
  made = await createTestDatabase({ seeded: false });
  database = await connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' });
  await insertCustomers(database);
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

async function importByCommand(file: string): Promise<string> {
  const support = join(__dirname, '../support');
  const child = spawn(
    process.execPath,
    [
      '--require',
      join(support, 'run-typescript.cjs'),
      join(support, 'run-command.ts'),
      'import',
      'calls',
      file,
    ],
    {
      env: { ...process.env, DATABASE_URL: made.url, LOG_LEVEL: 'debug' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  await once(child, 'exit');
  return said;
}

async function tablesWith(text: string): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  expect(tables.length).toBeGreaterThan(50);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database.query(`SELECT FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%' LIMIT 1`, [
      text,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test('the rejects file holds them, and nothing else does', async () => {
  const [header = ''] = csvOf([call(0)]).split('\n');
  const rows = Array.from({ length: ROWS }, (_, at) => KINDS[at % KINDS.length]?.(at) ?? '');
  const good = line(ROWS).replace(MARK, 'Tower');
  const file = folder.write('faulty.csv', `${header}\n${rows.join('')}${good}`);
  const said = await importByCommand(file);
  expect(said).toContain(`${ROWS + 1} rows of calls: 1 added, 0 there already, ${ROWS} rejected`);
  for (const each of [MARK, '+12065550111', '0190a000', 'ACCT', 'usa', 'ninety'])
    expect(said).not.toContain(each);
  expect(await tablesWith(MARK)).toEqual([]);
  expect(await tablesWith('Tower')).toEqual(['call_records_2026_03']);
  const rejects = readFileSync(`${file}.rejects.csv`, 'utf8');
  for (let at = 0; at < ROWS; at += 1) expect(rejects).toMatch(new RegExp(`\\n${at + 2},[A-Z_]+,.*${MARK}`));
  expect(rejects.trimEnd().split('\n')).toHaveLength(ROWS + 1);
});
