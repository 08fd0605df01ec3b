// `npm run bench:import`: a file of calls by `account-data import`, beside COPY of the same calls into the same table, by turns; one
// import killed half way and continued; malformed rows; totals held against the records; peak memory beside that of a quarter of the file.
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { systemClock } from '../../src/clock.js';
import { checkAllTotals, isWrong } from '../../src/intake/check-totals.js';
import { migrate } from '../../src/records/migrate.js';
import { addMonths, monthOf } from '../../src/records/month-partitions.js';
import { listImports } from '../../src/records/stores/import-store.js';
import { seedBulk } from '../../src/seed/seed-bulk.js';
import { insertCustomers } from '../../test/support/call-rows.js';
import { withLogin } from '../fill.js';
import { openPostgres, queryOnce, type BenchPostgres } from '../postgres.js';
import { say } from '../progress.js';
import { takeTurns } from '../take-turns.js';
import { describeMachine } from '../report/machine.js';
import { writeFigures, writePart } from '../report/documents.js';
import { FIRST_CALL, LAST_CALL, TABLE_COLUMNS, writeCallFiles, type CallFiles } from './call-files.js';
import { killImport, runImport, type EndedImport } from './import-command.js';
import { importDocument, type ImportFigures } from './import-report.js';

const CUSTOMERS = 1_000;

function settings() {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '1000000' },
      malformed: { type: 'string', default: '1000' },
      rounds: { type: 'string', default: '3' },
      write: { type: 'boolean', default: false },
    },
  });
  const [rows, malformed, rounds] = [Number(values.rows), Number(values.malformed), Number(values.rounds)];
  for (const [name, value] of Object.entries({ rows, malformed, rounds }))
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number above zero`);
  return { rows, malformed, rounds, write: values.write };
}

interface Files {
  readonly whole: CallFiles;
  readonly quarter: CallFiles;
}

/** A database with customers and the months of the calls, but no calls; the files of their calls. */
async function prepare(
  postgres: BenchPostgres,
  folder: string,
  { rows, malformed }: ReturnType<typeof settings>,
) {
  const empty = await postgres.create('import');
  const files: Files = {
    whole: { calls: join(folder, 'calls.csv'), table: join(folder, 'table.csv') },
    quarter: { calls: join(folder, 'calls-quarter.csv'), table: join(folder, 'table-quarter.csv') },
  };
  await withLogin(empty, async (database) => {
    await migrate(database);
    await seedBulk(database, {
      now: systemClock.now(),
      accounts: CUSTOMERS,
      callsPerAccount: 0,
      append: true,
    });
    await insertCustomers(database);
    const months = Array.from({ length: 12 }, (_, month) => monthOf(FIRST_CALL, month));
    await addMonths(
      database,
      'call_records',
      months.filter((month) => month <= LAST_CALL),
    );
    const customers = await database.query<{ accountId: string; number: string; currency: string }>(
      `SELECT account_id AS "accountId", number, currency FROM accounts
       WHERE status <> 'APPLICANT' AND number NOT IN ('ACCT-SUN', 'ACCT-MOON', 'ACCT-GONE') ORDER BY number`,
    );
    await writeCallFiles(files.whole, customers, { rows, malformed });
    await writeCallFiles(files.quarter, customers, { rows: Math.ceil(rows / 4), malformed: 0 });
  });
  return { empty, files };
}

async function copyRows(url: string, file: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const began = performance.now();
    const copy = client.query(
      copyFrom(`COPY call_records (${TABLE_COLUMNS.join(', ')}) FROM STDIN (FORMAT csv)`),
    );
    await pipeline(createReadStream(file, { highWaterMark: COPY_BYTES }), copy);
    return (performance.now() - began) / 1000;
  } finally {
    await client.end();
  }
}

const COPY_BYTES = 1 << 18;

/** Every row is there once, every total is what its records come to, every malformed row is in the rejects file. */
async function examine(
  url: string,
  file: string,
  { rows, malformed }: ReturnType<typeof settings>,
): Promise<void> {
  const { count } = await queryOnce<{ count: string }>(url, 'SELECT count(*) FROM call_records');
  const { ids } = await queryOnce<{ ids: string }>(
    url,
    'SELECT count(DISTINCT call_id) AS ids FROM call_records',
  );
  if (Number(count) !== rows || Number(ids) !== rows) throw new Error(`${count} calls are there, of ${rows}`);
  const rejects = readFileSync(`${file}.rejects.csv`, 'utf8').trimEnd().split('\n').length - 1;
  if (rejects !== malformed) throw new Error(`${rejects} rows are in the rejects file, of ${malformed}`);
  await withLogin(url, async (database) => {
    for await (const { month, usage, destinations } of checkAllTotals(database, { repair: false }))
      if (isWrong(usage) || isWrong(destinations)) throw new Error(`the totals of ${month} are wrong`);
  });
}

async function importKilled(
  postgres: BenchPostgres,
  empty: string,
  file: string,
  asked: ReturnType<typeof settings>,
) {
  const url = await postgres.create('killed', empty);
  const killedAfter = await withLogin(url, (database) =>
    killImport(url, ['calls', file], {
      at: asked.rows / 2,
      linesDone: async () => (await listImports(database, 1))[0]?.linesDone ?? 0,
    }),
  );
  say(`killed after ${killedAfter} lines`);
  const rest = await runImport(url, ['calls', file]);
  await examine(url, file, asked);
  rmSync(`${file}.rejects.csv`);
  return { killedAfterLines: killedAfter, ...rest };
}

async function main(): Promise<void> {
  const asked = settings();
  const machine = describeMachine();
  const folder = mkdtempSync(join(tmpdir(), 'account-data-bench-import-'));
  const postgres = await openPostgres(process.env['DATABASE_URL']);
  try {
    const { empty, files } = await prepare(postgres, folder, asked);
    say(`files of ${asked.rows} calls and ${asked.malformed} malformed rows are written`);
    const imports: EndedImport[] = [];
    const ways = {
      copy: (url: string) => copyRows(url, files.whole.table),
      import: async (url: string) => {
        const ended = await runImport(url, ['calls', files.whole.calls]);
        await examine(url, files.whole.calls, asked);
        rmSync(`${files.whole.calls}.rejects.csv`);
        imports.push(ended);
        return ended.seconds;
      },
    };
    const names = Object.keys(ways) as (keyof typeof ways)[];
    const secondsOf = await takeTurns(names, asked.rounds, async (name, round) => {
      const seconds = await ways[name](await postgres.create(`${name}${round}`, empty));
      say(`round ${round + 1}: ${name} ${seconds.toFixed(1)} s`);
      return seconds;
    });
    const quarter = await runImport(await postgres.create('quarter', empty), ['calls', files.quarter.calls]);
    const killed = await importKilled(postgres, empty, files.whole.calls, asked);
    const figures: ImportFigures = {
      ...asked,
      date: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
      node: process.versions.node,
      machine,
      postgres: { version: await postgres.version(), says: postgres.says },
      imports,
      copies: secondsOf('copy'),
      quarter,
      killed,
    };
    const shown = importDocument(figures);
    console.log(`\n${shown}`);
    if (!asked.write) return;
    writeFigures('import.json', figures);
    writePart('import', shown);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

void main();
