// Invoices, newest first; their summary lines come in a second statement, and only when asked for.
// Under a clip only invoices whose whole period lies within it.
import type { Instant } from '../../clock.js';
import { instant, type Clip } from '../clip.js';
import { countRows } from '../count-rows.js';
import type { Database } from '../database.js';
import { moneyProperty } from '../money.js';
import type { Condition } from '../parameters.js';
import { readPages, type KeyedRow, type Page, type PageArguments, type PageSource } from '../read-pages.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Selection } from '../select.js';
import { readInvoiceLines } from './invoice-line-store.js';

export const INVOICE_PROPERTIES = {
  id: 'i.invoice_id',
  number: 'i.number',
  periodFrom: 'i.period_from',
  periodTo: 'i.period_to',
  issuedAt: 'i.issued_at',
  dueAt: 'i.due_at',
  total: moneyProperty('i.total_amount', 'i.currency'),
  paid: moneyProperty('i.paid_amount', 'i.currency'),
  status: `CASE WHEN i.paid_amount >= i.total_amount THEN 'PAID'
    WHEN i.due_at <= {at} THEN 'OVERDUE' ELSE 'OPEN' END`,
} as const satisfies PropertyTable;

const INVOICES: PageSource = {
  from: 'invoices i',
  alias: 'i',
  scope: BY_ACCOUNT,
  keyset: [
    { column: 'issued_at', type: 'timestamptz' },
    { column: 'invoice_id', type: 'uuid' },
  ],
  direction: 'DESC',
};

export interface InvoicesRequest extends PageArguments {
  readonly accountIds: readonly string[];
  /** `lines` may be among them, with the properties of a line. */
  readonly properties: Selection;
  readonly at: Instant;
  readonly clip?: Clip | undefined;
}

/** The key of an invoice ends with its id, as invoice lines and calls are asked for. */
export async function readInvoices(database: Database, request: InvoicesRequest): Promise<Map<string, Page>> {
  const { lines, ...properties } = request.properties;
  const pages = await readPages(database, INVOICES, {
    ...request,
    owners: ownersOf(request.accountIds),
    table: INVOICE_PROPERTIES,
    properties,
    instants: { at: request.at },
    conditions: conditions(request.clip),
  });
  return lines === undefined ? pages : withLines(database, pages, lines);
}

export function countInvoices(
  database: Database,
  request: Pick<InvoicesRequest, 'accountIds' | 'clip'>,
): Promise<Map<string, number>> {
  return countRows(database, INVOICES, request.accountIds, conditions(request.clip));
}

async function withLines(
  database: Database,
  pages: ReadonlyMap<string, Page>,
  properties: true | Selection,
): Promise<Map<string, Page>> {
  const invoices = [...pages].flatMap(([accountId, page]) =>
    page.rows.map((row) => ({ accountId, invoiceId: invoiceIdOf(row) })),
  );
  const lines = await readInvoiceLines(database, { invoices, properties });
  const join = (row: KeyedRow) => ({
    ...row,
    node: { ...row.node, lines: lines.get(invoiceIdOf(row)) ?? [] },
  });
  return new Map([...pages].map(([id, page]) => [id, { ...page, rows: page.rows.map(join) }]));
}

function invoiceIdOf(row: KeyedRow): string {
  return row.key.at(-1) ?? '';
}

/** An invoice is neither of a call nor of a number: a clip to either leaves none. */
function ofNumber(clip: Clip | undefined): readonly string[] | undefined {
  return clip?.number === undefined ? undefined : [];
}

function conditions(clip: Clip | undefined): Condition[] {
  return [
    [(place) => `i.period_from >= ${place}::timestamptz`, instant(clip?.from)],
    [(place) => `i.period_to <= ${place}::timestamptz`, instant(clip?.to)],
    [(place) => `i.invoice_id = ANY(${place}::uuid[])`, clip?.callIds ?? ofNumber(clip)],
  ];
}
