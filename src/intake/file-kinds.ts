// What can be imported: the records that a file of each kind holds, and how the rows that are taken are added.
import type { Database } from '../records/database.js';
import type { MonthlyTable } from '../records/month-partitions.js';
import type { RowSource, TextRows } from '../records/stage-rows.js';
import { addInvoiceRows, type InvoiceTable } from '../records/stores/invoice-intake-store.js';
import { addUsage } from '../records/stores/usage-intake-store.js';
import { USAGE_RECORDS, type UsageKind } from '../records/usage-sums.js';
import { CALL_SHAPE } from './call-shape.js';
import { InvoiceOrder } from './invoice-order.js';
import { INVOICE_SHAPES } from './invoice-shapes.js';
import { MESSAGE_SHAPE } from './message-shape.js';
import type { Column, RowShape } from './row-shape.js';

/** The word that stands in this column says which record a row is; a file of one record alone has no such column. */
export const RECORD_COLUMN = 'record';

export interface FileKind {
  readonly name: string;
  readonly says: string;
  /** By the word in RECORD_COLUMN, in the order in which they are added. */
  readonly shapes: Readonly<Record<string, RowShape>>;
  /** The table that is kept by month, and the place of the instant that says which month. */
  readonly monthly?: { readonly table: MonthlyTable; readonly place: number };
  /** What rows must stand under others. */
  readonly order?: typeof InvoiceOrder;
  /** Adds rows of one table; answers how many were not there before. */
  readonly add: (
    inside: Database,
    rows: Pick<TextRows, 'table' | 'columns'>,
    source: RowSource,
  ) => Promise<number>;
}

const usage = (kind: UsageKind, record: string, shape: RowShape): Omit<FileKind, 'name' | 'says'> => {
  const { table, at } = USAGE_RECORDS[kind];
  return {
    shapes: { [record]: shape },
    monthly: { table, place: shape.columns.findIndex(({ name }) => name === at) },
    add: (inside, { columns }, source) => addUsage(inside, kind, columns, source),
  };
};

export const FILE_KINDS = {
  calls: { name: 'calls', says: 'call records', ...usage('calls', 'CALL', CALL_SHAPE) },
  messages: { name: 'messages', says: 'message records', ...usage('messages', 'MESSAGE', MESSAGE_SHAPE) },
  invoices: {
    name: 'invoices',
    says: 'invoices, their lines and their lines per call',
    shapes: INVOICE_SHAPES,
    order: InvoiceOrder,
    add: (inside, { table, columns }, source) =>
      addInvoiceRows(inside, table as InvoiceTable, columns, source),
  },
} as const satisfies Readonly<Record<string, FileKind>>;

export type FileKindName = keyof typeof FILE_KINDS;

/** A column of a file, and of which records when not of all. */
export interface FileColumn extends Column {
  readonly of: readonly string[];
}

/** The columns of all records of the kind, each once. */
export function columnsOf({ shapes }: FileKind): FileColumn[] {
  const columns = new Map<string, FileColumn>();
  for (const [record, shape] of Object.entries(shapes)) {
    for (const column of shape.columns) {
      const found = columns.get(column.name);
      columns.set(column.name, { ...(found ?? column), of: [...(found?.of ?? []), record] });
    }
  }
  return [...columns.values()];
}

export function isOfSeveralRecords({ shapes }: FileKind): boolean {
  return Object.keys(shapes).length > 1;
}

/** The table's own names. */
export function tableColumns({ columns }: RowShape): string[] {
  return columns.map(({ name }) => (name === 'account' ? 'account_id' : name));
}
