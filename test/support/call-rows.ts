// Rows of a file of calls, as they should be and as they should not, and the customers they belong to.
import type { Database } from '../../src/records/database.js';
import { GONE, insert, MOON, NEW, on, SUN } from '../records/sample-records.js';

export type Row = Readonly<Record<string, string>>;

export const CALL: Row = {
  account: 'ACCT-SUN',
  started_at: '2026-03-10T10:00:00Z',
  call_id: '0190a000-0000-7000-8000-000000000001',
  direction: 'OUTBOUND',
  calling_number: '+12065550111',
  called_number: '+442079460123',
  destination_country: '',
  destination_prefix: '',
  ended_at: '2026-03-10T10:01:31Z',
  duration_seconds: '91',
  billed_seconds: '91',
  charge_amount: '0.25',
  charge_currency: 'USD',
  place: 'Tower 5',
  latitude: '47.6',
  longitude: '-122.3',
};

export function uuid(number: number): string {
  return `0190a000-0000-7000-9000-${String(number).padStart(12, '0')}`;
}

export function call(number: number, changes: Row = {}): Row {
  return { ...CALL, call_id: uuid(number), ...changes };
}

/** The header is of all columns that any of the rows has. */
export function csvOf(rows: readonly Row[], ending = '\n'): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}${ending}`).join('');
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The first line of a file of such rows. */
export const CALL_HEADER = csvOf([CALL]).slice(0, csvOf([CALL]).indexOf('\n') + 1);

/** Stands in every row, in a value that is not its fault, or in the one that is. */
export const MARK = 'ZEBRA';

/** Twenty kinds of rows; `at` is the number of the row. */
const MALFORMED: readonly ((at: number) => string)[] = [
  (at) => callLine(at, { direction: `${MARK}${at}` }),
  (at) => callLine(at, { calling_number: `+1206${MARK}` }),
  (at) => callLine(at, { called_number: '12065550150' }),
  (at) => callLine(at, { called_number: `+999${String(at).padStart(7, '0')}` }),
  (at) => callLine(at, { call_id: `${MARK}-${at}` }),
  (at) => callLine(at, { started_at: `2026-13-${at}` }),
  (at) => callLine(at, { started_at: '1999-01-01T00:00:00Z' }),
  (at) => callLine(at, { ended_at: '2026-03-01T00:00:00Z' }),
  (at) => callLine(at, { billed_seconds: '-1' }),
  (at) => callLine(at, { duration_seconds: 'ninety' }),
  (at) => callLine(at, { charge_amount: '1,000.00' }),
  (at) => callLine(at, { charge_currency: 'EUR' }),
  (at) => callLine(at, { destination_country: 'usa' }),
  (at) => callLine(at, { destination_prefix: '49' }),
  (at) => callLine(at, { latitude: '147.6' }),
  (at) => callLine(at, { account: 'ACCT-NEW' }),
  (at) => callLine(at, { account: `${MARK}-ACCOUNT-${at}` }),
  (at) => callLine(at, { place: `${MARK}${at}${'x'.repeat(250)}` }),
  (at) => `${callLine(at).trimEnd()},${MARK}${at}\n`,
  (at) => `${callLine(at).trimEnd()}"${MARK}${at}\n`,
];

export function callLine(at: number, changes: Row = {}): string {
  return csvOf([call(at, { place: `${MARK} ${at}`, ...changes })])
    .split('\n')
    .slice(1)
    .join('\n');
}

/** One of twenty kinds by turns, each with the mark in it. */
export function malformedCallLine(at: number): string {
  return MALFORMED[at % MALFORMED.length]?.(at) ?? '';
}

/** SUN pays in dollars, MOON in euros, NEW is an applicant, GONE has left. */
export async function insertCustomers(database: Database): Promise<void> {
  const account = { kind: 'RESIDENTIAL', status: 'ACTIVE', since: on(-400), created_at: on(-400), name: 'x' };
  await insert(
    database,
    'accounts',
    { ...account, account_id: SUN, number: 'ACCT-SUN' },
    { ...account, account_id: MOON, number: 'ACCT-MOON', currency: 'EUR' },
    { ...account, account_id: NEW, number: 'ACCT-NEW', status: 'APPLICANT' },
    { ...account, account_id: GONE, number: 'ACCT-GONE', status: 'CLOSED', closed_at: on(-60) },
  );
}
