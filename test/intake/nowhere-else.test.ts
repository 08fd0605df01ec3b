// A thousand malformed rows of twenty kinds: they are in the rejects file, all of them, and neither in what is printed or logged
// nor in any table.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { CALL_HEADER, MARK, callLine, insertCustomers, malformedCallLine } from '../support/call-rows.js';
import { useFolder } from './sample-files.js';

const ROWS = 1_000;

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
  const rows = Array.from({ length: ROWS }, (_, at) => malformedCallLine(at));
  const good = callLine(ROWS).replace(MARK, 'Tower');
  const file = folder.write('faulty.csv', `${CALL_HEADER}${rows.join('')}${good}`);
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
