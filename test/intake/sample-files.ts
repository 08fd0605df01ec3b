// Files of rows for the tests of the intake, and a run over one as a command makes it.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fixedClock } from '../../src/clock.js';
import { FILE_KINDS, type FileKindName } from '../../src/intake/file-kinds.js';
import { importFile, type ImportReport, type ImportRequest } from '../../src/intake/import-file.js';
import type { Database, DataSourceDatabase } from '../../src/records/database.js';
import { sumsOf, TOTAL_TABLES, totalsOf } from '../../src/records/usage-sums.js';
import { NOON } from '../records/sample-records.js';
import { CALL, type Row } from '../support/call-rows.js';

export const CLOCK = fixedClock(NOON);

const MESSAGE: Row = {
  account: 'ACCT-SUN',
  sent_at: '2026-03-10T11:00:00Z',
  message_id: '0190a000-0000-7000-8000-000000000002',
  direction: 'OUTBOUND',
  sender_number: '+12065550111',
  recipient_number: '+14165550123',
  destination_country: '',
  destination_prefix: '',
  segments: '2',
};

const INVOICE_KEY: Row = { account: 'ACCT-SUN', invoice_id: '0190a000-0000-7000-8000-000000000003' };

const INVOICE: Row = {
  record: 'INVOICE',
  ...INVOICE_KEY,
  number: 'INV-1',
  period_from: '2026-02-01T00:00:00Z',
  period_to: '2026-03-01T00:00:00Z',
  issued_at: '2026-03-02T00:00:00Z',
  due_at: '2026-04-01T00:00:00Z',
  total_amount: '12.5',
  paid_amount: '0',
  currency: 'USD',
};

const LINE: Row = {
  record: 'LINE',
  ...INVOICE_KEY,
  line_id: '0190a000-0000-7000-8000-000000000004',
  description: 'Monthly fee',
  quantity: '1',
  amount: '12',
  currency: 'USD',
};

const CALL_LINE: Row = {
  record: 'CALL',
  ...INVOICE_KEY,
  started_at: '2026-02-10T10:00:00Z',
  call_line_id: '0190a000-0000-7000-8000-000000000005',
  called_number: '+442079460123',
  billed_seconds: '91',
  amount: '0.5',
  currency: 'USD',
};

/** Rows that are taken, of every record; a test changes what it is about. */
export const SAMPLE_ROWS = { CALL, MESSAGE, INVOICE, LINE, CALL_LINE } as const;

/** A folder for the files of one test file, removed after it. */
export function useFolder(): { write: (name: string, content: string | Buffer) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'account-data-intake-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    write: (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
  };
}

export function runImport(
  database: DataSourceDatabase,
  kind: FileKindName,
  file: string,
  settings: Partial<ImportRequest> = {},
): Promise<ImportReport> {
  return importFile(database, {
    kind: FILE_KINDS[kind],
    file,
    rejectsFile: `${file}.rejects.csv`,
    by: { issuer: 'operator', subject: 'tests' },
    clock: CLOCK,
    batchRows: 1_000,
    restart: false,
    dryRun: false,
    ...settings,
  });
}

export type Reject = Readonly<Record<string, string>>;

/** The rows of the rejects file beside a file; null when there is none. */
export function rejectsOf(file: string): Reject[] | null {
  const path = `${file}.rejects.csv`;
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return null;
  return parse(readFileSync(path), { columns: true, relax_column_count: true });
}

/** Totals that are not what the records come to, of all tables and days. */
export async function wrongTotals(database: Database): Promise<unknown[]> {
  const wrong: unknown[] = [];
  for (const target of Object.values(TOTAL_TABLES)) {
    const found = await database.query(
      `WITH sums AS (${sumsOf('calls', 'call_records')} UNION ALL ${sumsOf('messages', 'message_records')}),
       recomputed AS (${totalsOf(target, 'sums')})
       SELECT * FROM recomputed r FULL JOIN ${target.table} t USING (${target.keys})
       WHERE (r.calls, r.messages, r.billed_seconds) IS DISTINCT FROM (t.calls, t.messages, t.billed_seconds)`,
    );
    wrong.push(...found);
  }
  return wrong;
}

export async function countOf(database: Database, table: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(`SELECT count(*)::integer AS count FROM ${table}`);
  return row?.count ?? 0;
}
