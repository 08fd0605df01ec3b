// A few call records of one account, by the same shape, rules, totals and idempotency as a file of them. Works as the API's
// role, which makes no months: a call of a month that the tables do not hold is a fault.
import type { Instant } from '../clock.js';
import type { Database } from '../records/database.js';
import { findMissingMonths, monthOf } from '../records/month-partitions.js';
import { jsonSource } from '../records/stage-rows.js';
import { findLoadedAccount } from '../records/stores/account-number-store.js';
import { addUsage } from '../records/stores/usage-intake-store.js';
import { CALL_COLUMNS, CALL_SHAPE, type CallColumn } from './call-shape.js';
import { checkRow } from './check-row.js';
import type { Fault, FaultCode } from './faults.js';
import { tableColumns } from './file-kinds.js';
import { placesOf, type Cells } from './row-shape.js';

/** Values as they stand in a file; what is absent or null is empty there. */
export type CallRow = Readonly<Partial<Record<Exclude<CallColumn, 'account'>, string | number | null>>>;

export interface CallFault {
  /** Of the row, from 0. */
  readonly index: number;
  readonly field: CallColumn;
  readonly code: FaultCode;
}

export interface ImportedCallRows {
  readonly inserted: number;
  /** Rows that were there before. */
  readonly known: number;
  readonly faults: readonly CallFault[];
}

const at = placesOf(CALL_COLUMNS);

/**
 * Rows without a fault are added, whatever is wrong with others: who wants all or none rolls the transaction back.
 * @param inside the transaction that it is part of
 */
export async function importCallRows(
  inside: Database,
  accountId: string,
  rows: readonly CallRow[],
  now: Instant,
): Promise<ImportedCallRows> {
  const account = (await findLoadedAccount(inside, accountId)) ?? undefined;
  const checked = rows.map((row) => {
    const cells = cellsOf(row, accountId);
    return { cells, fault: checkRow(CALL_SHAPE, cells, { account, now }) };
  });
  const closed = await closedMonths(
    inside,
    checked.filter(({ fault }) => fault === null),
  );
  const faults = checked.map(({ cells, fault }) => fault ?? closedFault(cells, closed));
  const taken = checked.filter((_, index) => faults[index] === null).map(({ cells }) => cells);
  const inserted = await add(inside, taken);
  return {
    inserted,
    known: taken.length - inserted,
    faults: faults.flatMap((fault, index) =>
      fault === null ? [] : [{ index, field: fault.column as CallColumn, code: fault.code }],
    ),
  };
}

function cellsOf(row: CallRow, accountId: string): Cells {
  return CALL_COLUMNS.map(({ name }) => {
    const value = name === 'account' ? accountId : (row[name] ?? '');
    return value === '' ? null : String(value);
  });
}

function monthOfCall(cells: Readonly<Cells>): Instant {
  return monthOf(Date.parse(cells[at.started_at] ?? ''));
}

async function closedMonths(
  inside: Database,
  rows: readonly { readonly cells: Readonly<Cells> }[],
): Promise<ReadonlySet<Instant>> {
  const months = new Set(rows.map(({ cells }) => monthOfCall(cells)));
  return new Set(await findMissingMonths(inside, 'call_records', [...months]));
}

function closedFault(cells: Readonly<Cells>, closed: ReadonlySet<Instant>): Fault | null {
  return closed.has(monthOfCall(cells)) ? { code: 'MONTH_CLOSED', column: 'started_at' } : null;
}

async function add(inside: Database, rows: readonly Readonly<Cells>[]): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = tableColumns(CALL_SHAPE);
  return addUsage(inside, 'calls', columns, jsonSource({ table: CALL_SHAPE.table, columns, rows }));
}
