// Every reason for which a row is rejected, by a row that has nothing else wrong; and rows beside it are taken.
import { importCallRows } from '../../src/intake/import-call-rows.js';
import { FAULTS, type FaultCode } from '../../src/intake/faults.js';
import type { FileKindName } from '../../src/intake/file-kinds.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { NOON, SUN } from '../records/sample-records.js';
import { csvOf, insertCustomers, uuid } from '../support/call-rows.js';
import { rejectsOf, runImport, SAMPLE_ROWS, useFolder } from './sample-files.js';

const { CALL, MESSAGE, INVOICE, LINE, CALL_LINE } = SAMPLE_ROWS;
type Row = Readonly<Record<string, string>>;

const RECORDS = {
  CALL: { kind: 'calls', above: [], row: CALL },
  MESSAGE: { kind: 'messages', above: [], row: MESSAGE },
  INVOICE: { kind: 'invoices', above: [], row: INVOICE },
  LINE: { kind: 'invoices', above: [INVOICE], row: LINE },
  CALL_LINE: { kind: 'invoices', above: [INVOICE], row: CALL_LINE },
} as const satisfies Record<string, { kind: FileKindName; above: readonly Row[]; row: Row }>;

/** What is changed of the sample row of a record; the first column that is named is the one at fault. */
const FAULTY: readonly (readonly [code: FaultCode, record: keyof typeof RECORDS, changes: Row])[] = [
  ['VALUE_MISSING', 'CALL', { calling_number: '' }],
  ['VALUE_MISSING', 'CALL', { account: '' }],
  ['VALUE_MISSING', 'MESSAGE', { segments: '' }],
  ['VALUE_MISSING', 'INVOICE', { due_at: '' }],
  ['VALUE_MISSING', 'CALL_LINE', { amount: '' }],
  ['VALUE_OUT_OF_PLACE', 'LINE', { due_at: '2026-04-01T00:00:00Z' }],
  ['VALUE_OUT_OF_PLACE', 'INVOICE', { description: 'Monthly fee' }],
  ['RECORD_UNKNOWN', 'INVOICE', { record: 'CREDIT' }],
  ['ACCOUNT_UNKNOWN', 'CALL', { account: 'ACCT-NONE' }],
  ['ACCOUNT_UNKNOWN', 'CALL', { account: 'ACCT\u0000SUN' }],
  ['NOT_A_CUSTOMER', 'CALL', { account: 'ACCT-NEW' }],
  ['NOT_A_CUSTOMER', 'MESSAGE', { account: 'ACCT-NEW' }],
  ['NOT_A_CUSTOMER', 'INVOICE', { account: 'ACCT-NEW' }],
  ['ID_INVALID', 'CALL', { call_id: '17' }],
  ['ID_INVALID', 'LINE', { line_id: 'x' }],
  ['INSTANT_INVALID', 'CALL', { started_at: '2026-03-10 10:00:00' }],
  ['INSTANT_INVALID', 'CALL', { ended_at: '2026-02-30T10:00:00Z' }],
  ['INSTANT_INVALID', 'MESSAGE', { sent_at: '1773576000' }],
  ['INSTANT_OUT_OF_BOUNDS', 'CALL', { started_at: '1999-12-31T23:59:59Z', ended_at: '' }],
  ['INSTANT_OUT_OF_BOUNDS', 'CALL', { started_at: '2026-03-15T12:05:01Z', ended_at: '' }],
  ['INSTANT_OUT_OF_BOUNDS', 'CALL', { ended_at: '2027-03-10T10:00:00Z' }],
  ['INSTANT_OUT_OF_BOUNDS', 'MESSAGE', { sent_at: '2026-03-16T00:00:00Z' }],
  ['INSTANT_OUT_OF_BOUNDS', 'INVOICE', { due_at: '2126-04-01T00:00:00Z' }],
  ['INSTANT_OUT_OF_BOUNDS', 'CALL_LINE', { started_at: '2026-03-16T00:00:00Z' }],
  ['ENDS_BEFORE_IT_BEGINS', 'CALL', { ended_at: '2026-03-10T09:59:59Z' }],
  ['ENDS_BEFORE_IT_BEGINS', 'INVOICE', { period_to: '2026-02-01T00:00:00Z' }],
  ['DIRECTION_UNKNOWN', 'CALL', { direction: 'OUT' }],
  ['NUMBER_INVALID', 'CALL', { called_number: '442079460123' }],
  ['NUMBER_INVALID', 'MESSAGE', { sender_number: 'FLOWROUTE' }],
  ['DESTINATION_UNKNOWN', 'CALL', { destination_prefix: '', called_number: '+999123456789' }],
  ['DESTINATION_UNKNOWN', 'MESSAGE', { destination_prefix: '', recipient_number: '+21012345678' }],
  ['COUNTRY_UNKNOWN', 'CALL', { destination_country: 'XX' }],
  ['PREFIX_MISMATCH', 'CALL', { destination_prefix: '49' }],
  ['INTEGER_INVALID', 'CALL', { billed_seconds: '-6' }],
  ['INTEGER_INVALID', 'CALL', { duration_seconds: '1.5' }],
  ['INTEGER_INVALID', 'MESSAGE', { segments: '0' }],
  ['AMOUNT_INVALID', 'CALL', { charge_amount: '-0.25' }],
  ['AMOUNT_INVALID', 'INVOICE', { total_amount: '1,250' }],
  ['CURRENCY_MISMATCH', 'CALL', { charge_currency: 'EUR' }],
  ['CURRENCY_MISMATCH', 'CALL', { charge_currency: '' }],
  ['CURRENCY_MISMATCH', 'CALL', { charge_currency: 'USD', charge_amount: '' }],
  ['CURRENCY_MISMATCH', 'INVOICE', { currency: 'EUR' }],
  ['CURRENCY_MISMATCH', 'LINE', { currency: 'dollars' }],
  ['COORDINATE_INVALID', 'CALL', { latitude: '90.5' }],
  ['COORDINATE_INVALID', 'CALL', { longitude: '', latitude: '47.6' }],
  ['TEXT_INVALID', 'CALL', { place: 'x'.repeat(201) }],
  ['TEXT_INVALID', 'LINE', { description: 'bell \u0007' }],
  ['CARD_NUMBER_REFUSED', 'CALL', { place: '4111 1111 1111 1111' }],
  ['CARD_NUMBER_REFUSED', 'LINE', { description: 'paid by 4111-1111-1111-1111' }],
  ['INVOICE_NOT_ABOVE', 'LINE', { invoice_id: uuid(9) }],
  ['INVOICE_NOT_ABOVE', 'CALL_LINE', { invoice_id: INVOICE['invoice_id'] ?? '', account: 'ACCT-GONE' }],
  ['INVOICE_NUMBER_TAKEN', 'INVOICE', { number: 'INV-0', invoice_id: uuid(8) }],
];

const LINES: readonly (readonly [code: FaultCode, line: string | Buffer])[] = [
  ['LINE_MALFORMED', 'ACCT-SUN,"never closed'],
  ['LINE_MALFORMED', 'ACCT-SUN,2026"-03-10'],
  ['LINE_TOO_LONG', 'x'.repeat(70_000)],
  ['NOT_UTF8', Buffer.from([0x41, 0xc3, 0x28, 0x2c])],
  ['COLUMN_COUNT', 'ACCT-SUN,2026-03-10T10:00:00Z'],
  ['COLUMN_COUNT', ','.repeat(40)],
];

describe.each(DATABASES)('%s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  const folder = useFolder();

  beforeAll(async () => {
    await insertCustomers(held.database);
    const other = { ...INVOICE, invoice_id: uuid(7), number: 'INV-0' };
    await runImport(held.database, 'invoices', folder.write('taken.csv', csvOf([other])));
  });

  test.each(FAULTY)('%s: of a %s, %j', async (code, record, changes) => {
    const { kind: fileKind, above, row } = RECORDS[record];
    const faulty: Row = { ...row, ...changes };
    const file = folder.write('faulty.csv', csvOf([...above, faulty, ...above, row]));
    const report = await runImport(held.database, fileKind, file);
    expect(report.reasons).toEqual({ [code]: 1 });
    expect(report.inserted + report.known).toBe(2 * above.length + 1);
    const column =
      code === 'CURRENCY_MISMATCH' || code === 'COORDINATE_INVALID'
        ? expect.any(String)
        : Object.keys(changes)[0];
    expect(rejectsOf(file)).toEqual([
      expect.objectContaining({
        ...faulty,
        ...(code === 'CARD_NUMBER_REFUSED' ? { [String(column)]: '' } : {}),
        rejected_line: String(above.length + 2),
        rejected_reason: code,
        rejected_column: column,
      }),
    ]);
  });

  test.each(LINES)('%s: a line that is no row', async (code, line) => {
    const [header = '', row = ''] = csvOf([CALL]).split('\n');
    const bytes = [header, '\n', line, '\n', row, '\n'].map((part) => Buffer.from(part));
    const file = folder.write('lines.csv', Buffer.concat(bytes));
    const report = await runImport(held.database, 'calls', file);
    expect(report).toMatchObject({ reasons: { [code]: 1 }, rejected: 1 });
    expect(report.inserted + report.known).toBe(1);
    expect(rejectsOf(file)).toMatchObject([
      { rejected_line: '2', rejected_reason: code, rejected_column: '' },
    ]);
  });

  test('MONTH_CLOSED: a call of a month that the tables do not hold, added by the API', async () => {
    const { account: _, ...row }: Row = { ...CALL, started_at: '2011-01-10T10:00:00Z', ended_at: '' };
    const added = await held.database.transaction((inside) => importCallRows(inside, SUN, [row], NOON));
    expect(added).toEqual({
      inserted: 0,
      known: 0,
      faults: [{ index: 0, field: 'started_at', code: 'MONTH_CLOSED' }],
    });
  });
});

test('every reason has its row above', () => {
  const shown = new Set([...FAULTY, ...LINES].map(([code]) => code)).add('MONTH_CLOSED');
  expect([...shown].sort()).toEqual(Object.keys(FAULTS).sort());
});
