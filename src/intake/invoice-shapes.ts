// The three records of an invoice file: the invoice, and under it its lines and its lines per call.
import { follows, hasHappened, mayLieAhead } from './instant-rules.js';
import { placesOf, type Column, type RowRule, type RowShape } from './row-shape.js';

const INVOICE_KEY = [
  { name: 'account', type: 'ACCOUNT', required: true, means: 'the account that is invoiced' },
  { name: 'invoice_id', type: 'UUID', required: true, means: 'with the account, what makes it one invoice' },
] as const satisfies readonly Column[];

const CURRENCY = {
  name: 'currency',
  type: 'CURRENCY',
  required: true,
  means: 'of every amount of the row',
} as const satisfies Column;

export const INVOICE_COLUMNS = [
  ...INVOICE_KEY,
  {
    name: 'number',
    type: 'IDENTIFIER',
    required: true,
    means: 'the number that is printed on it, once per account',
  },
  { name: 'period_from', type: 'INSTANT', required: true, means: 'the beginning of what is billed' },
  { name: 'period_to', type: 'INSTANT', required: true, means: 'its end, which it does not include' },
  { name: 'issued_at', type: 'INSTANT', required: true, means: 'when it was issued' },
  { name: 'due_at', type: 'INSTANT', required: true, means: 'when it is due' },
  {
    name: 'total_amount',
    type: 'SIGNED_AMOUNT',
    required: true,
    means: 'what is to be paid; a credit is negative',
  },
  { name: 'paid_amount', type: 'AMOUNT', required: true, means: 'what was paid so far' },
  CURRENCY,
] as const satisfies readonly Column[];

const LINE_COLUMNS = [
  ...INVOICE_KEY,
  { name: 'line_id', type: 'UUID', required: true, means: 'with its invoice, what makes it one line' },
  { name: 'description', type: 'TEXT', required: true, means: 'what the line is for' },
  { name: 'quantity', type: 'SIGNED_AMOUNT', required: true, means: 'how much of it' },
  { name: 'amount', type: 'SIGNED_AMOUNT', required: true, means: 'what it comes to' },
  CURRENCY,
] as const satisfies readonly Column[];

const CALL_LINE_COLUMNS = [
  ...INVOICE_KEY,
  { name: 'started_at', type: 'INSTANT', required: true, means: 'when the call began' },
  {
    name: 'call_line_id',
    type: 'UUID',
    required: true,
    means: 'with its invoice and started_at, what makes it one line',
  },
  { name: 'called_number', type: 'E164', required: true, means: 'who was called' },
  { name: 'billed_seconds', type: 'WHOLE', required: true, means: 'how much of the call is billed' },
  { name: 'amount', type: 'SIGNED_AMOUNT', required: true, means: 'what it comes to' },
  CURRENCY,
] as const satisfies readonly Column[];

const ofInvoice = placesOf(INVOICE_COLUMNS);
const ofCall = placesOf(CALL_LINE_COLUMNS);

const inCurrencyOfAccount = (place: number): RowRule => ({
  code: 'CURRENCY_MISMATCH',
  column: 'currency',
  broken: (cells, { account }) => cells[place] !== account.currency,
});

/** By the word in the column `record`. */
export const INVOICE_SHAPES = {
  INVOICE: {
    table: 'invoices',
    columns: INVOICE_COLUMNS,
    rules: [
      mayLieAhead('period_from', ofInvoice.period_from),
      mayLieAhead('period_to', ofInvoice.period_to),
      hasHappened('issued_at', ofInvoice.issued_at),
      mayLieAhead('due_at', ofInvoice.due_at),
      follows('period_to', ofInvoice.period_to, { after: ofInvoice.period_from, least: 1 }),
      inCurrencyOfAccount(ofInvoice.currency),
    ],
  },
  LINE: {
    table: 'invoice_lines',
    columns: LINE_COLUMNS,
    rules: [inCurrencyOfAccount(placesOf(LINE_COLUMNS).currency)],
  },
  CALL: {
    table: 'invoice_call_lines',
    columns: CALL_LINE_COLUMNS,
    rules: [hasHappened('started_at', ofCall.started_at), inCurrencyOfAccount(ofCall.currency)],
  },
} as const satisfies Readonly<Record<string, RowShape>>;
