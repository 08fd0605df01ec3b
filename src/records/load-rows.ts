// Loads rows in bulk: as JSON parameters through any connection, or by COPY on PostgreSQL. PGlite's socket cannot
// COPY: a message of its protocol is run to its end, and a COPY waits for the next one.
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database, DataSourceDatabase } from './database.js';

export type LoadedCell = string | number | boolean | null | readonly string[];
export type LoadedRow = Readonly<Record<string, LoadedCell>>;

const ROWS_PER_STATEMENT = 5_000;
const PLAIN_NAME = /^[a-z_]+$/;

/** The columns are those of the first row; a column that a table has besides takes its default. */
export async function insertRows(
  database: Database,
  table: string,
  rows: readonly LoadedRow[],
): Promise<void> {
  const columns = columnsOf(table, rows);
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await database.query(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`,
      [JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT))],
    );
  }
}

export interface CopySession {
  /** Waits while the server is behind: no more than one batch is held in memory. */
  copy(table: string, rows: readonly LoadedRow[]): Promise<void>;
}

/** One transaction of COPY statements on a connection of its own. */
export function inCopySession(
  database: DataSourceDatabase,
  work: (session: CopySession) => Promise<void>,
): Promise<void> {
  return database.transactionOnConnection((_, connection) =>
    work({ copy: (table, rows) => copyRows(connection as Client, table, rows) }),
  );
}

async function copyRows(client: Client, table: string, rows: readonly LoadedRow[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const lines = function* () {
    for (const row of rows) yield `${columns.map((column) => copyText(row[column] ?? null)).join('\t')}\n`;
  };
  await pipeline(
    Readable.from(lines()),
    client.query(copyFrom(`COPY ${table} (${columnsOf(table, rows)}) FROM STDIN`)),
  );
}

function columnsOf(table: string, rows: readonly LoadedRow[]): string {
  plainNames([table]);
  return plainNames(Object.keys(rows[0] ?? {}));
}

// INVARIANT: a name that stands in SQL text is one of this program's tables and columns, never anybody's input.
export function plainNames(names: readonly string[]): string {
  if (!names.every((name) => PLAIN_NAME.test(name)))
    throw new Error('a table and its columns are named in lower case letters');
  return names.join(', ');
}

const SPECIAL = /[\\\t\n\r]/;

/** The text format of COPY. */
export function copyText(cell: LoadedCell): string {
  if (cell === null) return '\\N';
  const text = isList(cell) ? arrayText(cell) : String(cell);
  if (!SPECIAL.test(text)) return text;
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

function isList(cell: LoadedCell): cell is readonly string[] {
  return Array.isArray(cell);
}

function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}
