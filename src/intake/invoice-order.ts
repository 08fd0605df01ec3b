// The order of an invoice file: a line stands under its invoice, and an account has one invoice of a number. What stands
// above is part of a run's progress, so that a run goes on in the middle of an invoice.
import type { Database } from '../records/database.js';
import { findInvoiceNumbers } from '../records/stores/invoice-intake-store.js';
import type { Fault } from './faults.js';
import { INVOICE_COLUMNS, INVOICE_SHAPES } from './invoice-shapes.js';
import { placesOf, type Cells, type RowShape } from './row-shape.js';

const at = placesOf(INVOICE_COLUMNS);

export interface OrderSettings {
  /** The row above the first, from a run that is continued. */
  readonly standsUnder: object | null;
  /** A dry run adds nothing that could be found later. */
  readonly dryRun: boolean;
}

export class InvoiceOrder {
  readonly #database: Database;
  readonly #dryRun: boolean;
  #above: string | null;
  /** Ids of invoices by account and number: of this batch and of the one before it, which may not be committed yet. */
  #numbers = new Map<string, string>();
  #earlier = new Map<string, string>();

  constructor(database: Database, { standsUnder, dryRun }: OrderSettings) {
    this.#database = database;
    this.#dryRun = dryRun;
    this.#above = standsUnder === null ? null : (standsUnder as { invoice: string }).invoice;
  }

  get standsUnder(): object | null {
    return this.#above === null ? null : { invoice: this.#above };
  }

  /** Reads what the rows of a batch are asked for. */
  async prepare(
    rows: readonly { readonly shape: RowShape; readonly cells: Readonly<Cells> }[],
  ): Promise<void> {
    const wanted = rows
      .filter(({ shape }) => shape === INVOICE_SHAPES.INVOICE)
      .map(({ cells }) => ({ accountId: cells[at.account] ?? '', number: cells[at.number] ?? '' }));
    if (!this.#dryRun) this.#earlier = this.#numbers;
    else for (const [key, id] of this.#numbers) this.#earlier.set(key, id);
    this.#numbers = await findInvoiceNumbers(this.#database, wanted);
  }

  /** Rows are asked in the order of the file. */
  faultOf(shape: RowShape, cells: Readonly<Cells>): Fault | null {
    const key = `${cells[at.account] ?? ''} ${(cells[at.invoice_id] ?? '').toLowerCase()}`;
    if (shape !== INVOICE_SHAPES.INVOICE)
      return key === this.#above ? null : { code: 'INVOICE_NOT_ABOVE', column: 'invoice_id' };
    if (this.#isTaken(cells)) return { code: 'INVOICE_NUMBER_TAKEN', column: 'number' };
    this.#above = key;
    return null;
  }

  #isTaken(cells: Readonly<Cells>): boolean {
    const key = `${cells[at.account] ?? ''} ${cells[at.number] ?? ''}`;
    const id = (cells[at.invoice_id] ?? '').toLowerCase();
    const holder = this.#numbers.get(key) ?? this.#earlier.get(key) ?? id;
    this.#numbers.set(key, holder);
    return holder !== id;
  }
}
