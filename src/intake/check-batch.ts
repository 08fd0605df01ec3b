// The records of a batch, each taken or rejected, in the order of the file.
import type { Clock, Instant } from '../clock.js';
import type { Database } from '../records/database.js';
import { monthOf } from '../records/month-partitions.js';
import { checkRow } from './check-row.js';
import type { Fault } from './faults.js';
import type { FileKind } from './file-kinds.js';
import type { InvoiceOrder, OrderSettings } from './invoice-order.js';
import { KnownAccounts } from './known-accounts.js';
import type { RejectedRow } from './rejects-file.js';
import { isFault, type ReadRow, type ReadRowOf } from './row-layout.js';
import type { Cells, RowShape } from './row-shape.js';
import type { SourceRecord } from './split-records.js';

export interface CheckedBatch {
  readonly taken: ReadonlyMap<RowShape, readonly Readonly<Cells>[]>;
  readonly rejected: readonly RejectedRow[];
  /** First instants of the months that the rows fall into. */
  readonly months: readonly Instant[];
  readonly standsUnder: object | null;
}

export class BatchCheck {
  readonly #kind: FileKind;
  readonly #read: ReadRowOf;
  readonly #accounts: KnownAccounts;
  readonly #order: InvoiceOrder | null;
  readonly #clock: Clock;

  constructor(
    database: Database,
    kind: FileKind,
    { read, clock, ...order }: OrderSettings & { read: ReadRowOf; clock: Clock },
  ) {
    this.#kind = kind;
    this.#read = read;
    this.#accounts = new KnownAccounts(database);
    this.#order = kind.order === undefined ? null : new kind.order(database, order);
    this.#clock = clock;
  }

  async check(records: readonly SourceRecord[]): Promise<CheckedBatch> {
    const rows = records.map(this.#read);
    await this.#accounts.learn(numbersOf(rows));
    const now = this.#clock.now();
    const faults = rows.map((row) => (isFault(row) ? row : this.#faultOf(row, now)));
    await this.#order?.prepare(rows.filter((row, place): row is ReadRow => faults[place] === null));
    const taken = new Map(Object.values(this.#kind.shapes).map((shape) => [shape, [] as Cells[]]));
    const rejected: RejectedRow[] = [];
    rows.forEach((row, place) => {
      const fault =
        faults[place] ?? (isFault(row) ? row : this.#order?.faultOf(row.shape, row.cells)) ?? null;
      const record = records[place];
      if (fault !== null && record !== undefined) rejected.push({ ...record, ...fault });
      else if (!isFault(row)) taken.get(row.shape)?.push(row.cells);
    });
    return { taken, rejected, months: this.#monthsOf(taken), standsUnder: this.#order?.standsUnder ?? null };
  }

  #faultOf({ shape, cells }: ReadRow, now: Instant): Fault | null {
    return checkRow(shape, cells, { account: this.#accounts.find(cells[0]), now });
  }

  #monthsOf(taken: CheckedBatch['taken']): Instant[] {
    const { monthly } = this.#kind;
    if (monthly === undefined) return [];
    const rows = [...taken.values()].flat();
    return [...new Set(rows.map((cells) => monthOf(Date.parse(cells[monthly.place] ?? ''))))];
  }
}

/** The account is the first cell of every shape. */
function numbersOf(rows: readonly (ReadRow | Fault)[]): Set<string> {
  const numbers = new Set<string>();
  for (const row of rows) if (!isFault(row) && row.cells[0] != null) numbers.add(row.cells[0]);
  return numbers;
}
