// The lines of invoices: summary lines whole, lines per call in pages (oldest first, as on the bill).
import { within, type Clip } from '../clip.js';
import type { Database } from '../database.js';
import { moneyProperty } from '../money.js';
import { readLists, type ListSource } from '../read-lists.js';
import { readPages, type Page, type PageArguments, type PageSource } from '../read-pages.js';
import { BY_INVOICE } from '../scope.js';
import { everything, type PropertyTable, type Row, type Selection } from '../select.js';

export interface InvoiceIdentity {
  readonly accountId: string;
  readonly invoiceId: string;
}

export const INVOICE_LINE_PROPERTIES = {
  id: 'l.line_id',
  description: 'l.description',
  quantity: 'trim_scale(l.quantity)',
  amount: moneyProperty('l.amount', 'l.currency'),
} as const satisfies PropertyTable;

const INVOICE_LINES: ListSource = {
  from: 'invoice_lines l',
  alias: 'l',
  scope: BY_INVOICE,
  order: 'l.line_id',
};

export const INVOICE_CALL_LINE_PROPERTIES = {
  id: 'l.call_line_id',
  to: 'l.called_number',
  startedAt: 'l.started_at',
  billedSeconds: 'l.billed_seconds',
  amount: moneyProperty('l.amount', 'l.currency'),
} as const satisfies PropertyTable;

const INVOICE_CALL_LINES: PageSource = {
  from: 'invoice_call_lines l',
  alias: 'l',
  scope: BY_INVOICE,
  keyset: [
    { column: 'started_at', type: 'timestamptz' },
    { column: 'call_line_id', type: 'uuid' },
  ],
  direction: 'ASC',
};

export interface InvoiceLinesRequest {
  readonly invoices: readonly InvoiceIdentity[];
  readonly properties: true | Selection;
}

/** By invoice id. */
export function readInvoiceLines(
  database: Database,
  request: InvoiceLinesRequest,
): Promise<Map<string, Row[]>> {
  return readLists(database, INVOICE_LINES, {
    owners: ownersOf(request.invoices),
    table: INVOICE_LINE_PROPERTIES,
    properties: request.properties === true ? everything(INVOICE_LINE_PROPERTIES) : request.properties,
  });
}

export interface InvoiceCallLinesRequest extends PageArguments {
  readonly invoices: readonly InvoiceIdentity[];
  readonly properties: Selection;
  readonly clip?: Clip | undefined;
}

/** By invoice id; `after` is by invoice id too. */
export function readInvoiceCallLines(
  database: Database,
  request: InvoiceCallLinesRequest,
): Promise<Map<string, Page>> {
  return readPages(database, INVOICE_CALL_LINES, {
    ...request,
    owners: ownersOf(request.invoices),
    table: INVOICE_CALL_LINE_PROPERTIES,
    conditions: [
      ...within('l.started_at', request.clip),
      [(place) => `l.called_number = ${place}`, request.clip?.number],
    ],
  });
}

function ownersOf(invoices: readonly InvoiceIdentity[]) {
  return invoices.map(({ accountId, invoiceId }) => [accountId, invoiceId]);
}
