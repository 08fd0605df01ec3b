// Rows of text on their way into a table, made readable to the statement that adds them: copied into a temporary table on
// PostgreSQL; as one JSON parameter on the embedded database, and for the API's role, which makes no tables.
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyText, plainNames } from './load-rows.js';
import type { Database, DataSourceDatabase } from './database.js';

export type TextCell = string | null;

export interface TextRows {
  readonly table: string;
  readonly columns: readonly string[];
  /** Cells in the order of the columns; null is NULL. */
  readonly rows: readonly (readonly TextCell[])[];
}

/** What a statement reads the rows from: its FROM, and the parameters from $1 on that it names. */
export interface RowSource {
  readonly from: string;
  readonly parameters: readonly unknown[];
}

export type StageRows = (rows: TextRows) => Promise<RowSource>;

export function jsonSource({ table, columns, rows }: TextRows): RowSource {
  plainNames([table, ...columns]);
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column, place) => [column, row[place] ?? null])),
  );
  return {
    from: `json_populate_recordset(NULL::${table}, $1::json)`,
    parameters: [JSON.stringify(objects)],
  };
}

/** One transaction. What is staged in it is gone with its end. */
export function loadInTransaction<T>(
  database: DataSourceDatabase,
  work: (inside: Database, stage: StageRows) => Promise<T>,
): Promise<T> {
  if (database.kind === 'EMBEDDED')
    return database.transaction((inside) => work(inside, (rows) => Promise.resolve(jsonSource(rows))));
  return database.transactionOnConnection(async (inside, connection) => {
    await inside.query(`SET LOCAL work_mem = '${SORT_MEMORY}'`);
    return work(inside, (rows) => copyToStaging(inside, connection as Client, rows));
  });
}

/** A batch is sorted and summed in memory. */
const SORT_MEMORY = '64MB';

async function copyToStaging(inside: Database, client: Client, rows: TextRows): Promise<RowSource> {
  const names = plainNames(rows.columns);
  const staging = `staged_${plainNames([rows.table])}`;
  await inside.query(`CREATE TEMPORARY TABLE ${staging} (LIKE ${rows.table}) ON COMMIT DROP`);
  await pipeline(
    Readable.from(copyChunks(rows.rows)),
    client.query(copyFrom(`COPY ${staging} (${names}) FROM STDIN`)),
  );
  return { from: staging, parameters: [] };
}

const ROWS_PER_CHUNK = 500;

/** A message to the server for each row would cost more than the row. */
function* copyChunks(rows: TextRows['rows']): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_PER_CHUNK) {
    let text = '';
    for (const row of rows.slice(start, start + ROWS_PER_CHUNK)) text += `${row.map(copyText).join('\t')}\n`;
    yield text;
  }
}
