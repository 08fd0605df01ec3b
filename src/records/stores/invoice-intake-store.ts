// Adds invoices, their lines and their lines per call. A row that is there already changes nothing.
import type { Database } from '../database.js';
import { plainNames } from '../load-rows.js';
import type { RowSource } from '../stage-rows.js';

/** An invoice before its lines. */
export const INVOICE_KEYS = {
  invoices: 'account_id, invoice_id',
  invoice_lines: 'account_id, invoice_id, line_id',
  invoice_call_lines: 'account_id, invoice_id, started_at, call_line_id',
} as const;

export type InvoiceTable = keyof typeof INVOICE_KEYS;

/** Answers how many of the rows were not there before. */
export async function addInvoiceRows(
  database: Database,
  table: InvoiceTable,
  columns: readonly string[],
  { from, parameters }: RowSource,
): Promise<number> {
  const names = plainNames(columns);
  const keys = INVOICE_KEYS[table];
  const [added] = await database.query<{ inserted: number }>(
    `WITH added AS (
       INSERT INTO ${table} (${names}) SELECT ${names} FROM ${from} ORDER BY ${keys}
       ON CONFLICT (${keys}) DO NOTHING RETURNING 1
     ) SELECT count(*)::integer AS inserted FROM added`,
    parameters,
  );
  return added?.inserted ?? 0;
}

export interface InvoiceNumber {
  readonly accountId: string;
  readonly number: string;
}

/** The ids of the invoices that have these numbers, by account and number joined with a space. */
export async function findInvoiceNumbers(
  database: Database,
  wanted: readonly InvoiceNumber[],
): Promise<Map<string, string>> {
  const rows = await database.query<{ key: string; id: string }>(
    `SELECT account_id || ' ' || number AS key, invoice_id AS id FROM invoices
     WHERE (account_id, number) IN (SELECT * FROM unnest($1::uuid[], $2::text[]))`,
    [wanted.map(({ accountId }) => accountId), wanted.map(({ number }) => number)],
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}
