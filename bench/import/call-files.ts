// The same calls twice: as the import takes them, and as the table holds them, for COPY. In the order of time, as switches write them.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { CALL_HEADER, malformedCallLine } from '../../test/support/call-rows.js';

export interface CustomerOfFile {
  readonly accountId: string;
  readonly number: string;
  readonly currency: string;
}

export interface CallFiles {
  /** With malformed rows spread among the others. */
  readonly calls: string;
  /** Without them; columns as in `TABLE_COLUMNS`. */
  readonly table: string;
}

export interface CallCounts {
  readonly rows: number;
  readonly malformed: number;
}

export const TABLE_COLUMNS = [
  'account_id',
  'started_at',
  'call_id',
  'direction',
  'calling_number',
  'called_number',
  'destination_country',
  'destination_prefix',
  'ended_at',
  'duration_seconds',
  'billed_seconds',
  'charge_amount',
  'charge_currency',
  'place',
  'latitude',
  'longitude',
] as const;

export const FIRST_CALL = Date.parse('2026-06-01T00:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
export const LAST_CALL = FIRST_CALL + 90 * DAY;

const CALLED = [
  ['+442079460', 'GB', '44'],
  ['+12065550', 'US', '1206'],
  ['+14165550', 'CA', '1416'],
  ['+33140200', 'FR', '33'],
] as const;

const ROWS_PER_WRITE = 5_000;
const MOST_BILLED = 1_800;

export async function writeCallFiles(
  files: CallFiles,
  customers: readonly CustomerOfFile[],
  { rows, malformed }: CallCounts,
): Promise<void> {
  const [calls, table] = [createWriteStream(files.calls), createWriteStream(files.table)];
  calls.write(CALL_HEADER);
  const apart = malformed === 0 ? Infinity : Math.max(1, Math.floor(rows / malformed));
  let spoiled = 0;
  for (let start = 0; start < rows; start += ROWS_PER_WRITE) {
    let [asFile, asTable] = ['', ''];
    for (let at = start; at < Math.min(rows, start + ROWS_PER_WRITE); at += 1) {
      const customer = customers[(at * 7_919) % customers.length];
      if (customer === undefined) throw new Error('there is no customer to write calls of');
      const cells = callCells(at, rows, customer.currency);
      asFile += `${customer.number},${cells}\n`;
      asTable += `${customer.accountId},${cells}\n`;
      if (at % apart === apart - 1 && spoiled < malformed) {
        asFile += malformedCallLine(spoiled);
        spoiled += 1;
      }
    }
    for (const [stream, text] of [
      [calls, asFile],
      [table, asTable],
    ] as const)
      if (!stream.write(text)) await once(stream, 'drain');
  }
  for (const stream of [calls, table]) {
    stream.end();
    await once(stream, 'close');
  }
}

/** All but the account, in the order of both files. */
function callCells(at: number, rows: number, currency: string): string {
  const start = FIRST_CALL + Math.floor((at / rows) * (LAST_CALL - FIRST_CALL));
  const seconds = (at * 31) % MOST_BILLED;
  const [begins, country, prefix] = CALLED[at % CALLED.length] ?? CALLED[0];
  return [
    new Date(start).toISOString(),
    `0190a000-0000-7000-a000-${String(at).padStart(12, '0')}`,
    at % 3 === 0 ? 'INBOUND' : 'OUTBOUND',
    '+12065550111',
    `${begins}${String(at % 1000).padStart(3, '0')}`,
    country,
    prefix,
    new Date(start + seconds * 1000).toISOString(),
    seconds,
    seconds,
    (seconds / 1000).toFixed(3),
    currency,
    `Tower ${at % 500}`,
    47.6,
    -122.3,
  ].join(',');
}
