// A few calls at once, as the API adds them: with its role, by the rules of a file, and no call twice.
import { importCallRows, type CallRow } from '../../src/intake/import-call-rows.js';
import type { Database } from '../../src/records/database.js';
import { ensureMonthPartitions } from '../../src/records/month-partitions.js';
import { DAY, MISSING, NEW, NOON, SUN } from '../records/sample-records.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { csvOf, insertCustomers, uuid } from '../support/call-rows.js';
import { countOf, runImport, SAMPLE_ROWS, useFolder, wrongTotals } from './sample-files.js';

const { account, ...CALL } = SAMPLE_ROWS.CALL;

function row(number: number, changes: CallRow = {}): CallRow {
  return { ...CALL, call_id: uuid(number), ...changes };
}

describe.each(DATABASES)('%s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  const folder = useFolder();
  beforeAll(async () => {
    await insertCustomers(held.database);
    await ensureMonthPartitions(held.database, NOON, NOON + DAY);
  });

  const add = (rows: readonly CallRow[], accountId = SUN) =>
    held.database.transaction(async (inside: Database) => {
      await inside.query('SET LOCAL ROLE account_data_api');
      return importCallRows(inside, accountId, rows, NOON);
    });

  test('calls are added with their totals, numbers as numbers or as text', async () => {
    const rows = [
      row(1),
      row(2, { billed_seconds: 30, duration_seconds: 30, charge_amount: null, charge_currency: null }),
    ];
    expect(await add(rows)).toEqual({ inserted: 2, known: 0, faults: [] });
    expect(await wrongTotals(held.database)).toEqual([]);
  });

  test('calls that are there are known, from whichever side they came', async () => {
    expect(await add([row(1), row(3)])).toEqual({ inserted: 1, known: 1, faults: [] });
    const file = folder.write(
      'known.csv',
      csvOf([1, 2, 3, 4].map((number) => ({ account: account ?? '', ...CALL, call_id: uuid(number) }))),
    );
    expect(await runImport(held.database, 'calls', file)).toMatchObject({ inserted: 1, known: 3 });
    expect(await wrongTotals(held.database)).toEqual([]);
  });

  test('a row with a fault is told by its place and field; the others are added', async () => {
    const before = await countOf(held.database, 'call_records');
    const rows = [
      row(11),
      row(12, { called_number: '555' }),
      row(13, { started_at: null }),
      row(14, { charge_currency: 'EUR' }),
    ];
    expect(await add(rows)).toEqual({
      inserted: 1,
      known: 0,
      faults: [
        { index: 1, field: 'called_number', code: 'NUMBER_INVALID' },
        { index: 2, field: 'started_at', code: 'VALUE_MISSING' },
        { index: 3, field: 'charge_currency', code: 'CURRENCY_MISMATCH' },
      ],
    });
    expect(await countOf(held.database, 'call_records')).toBe(before + 1);
    expect(await wrongTotals(held.database)).toEqual([]);
  });

  test.each([
    ['an applicant', NEW, 'NOT_A_CUSTOMER'],
    ['no account', MISSING, 'ACCOUNT_UNKNOWN'],
  ] as const)('nothing is added for %s', async (_, accountId, code) => {
    expect(await add([row(21)], accountId)).toEqual({
      inserted: 0,
      known: 0,
      faults: [{ index: 0, field: 'account', code }],
    });
  });

  test('no rows are no work', async () => {
    expect(await add([])).toEqual({ inserted: 0, known: 0, faults: [] });
  });

  test('what is added is taken back with its transaction, totals too', async () => {
    const before = await countOf(held.database, 'call_records');
    const undone = held.database.transaction(async (inside) => {
      await importCallRows(inside, SUN, [row(31)], NOON);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await countOf(held.database, 'call_records')).toBe(before);
    expect(await wrongTotals(held.database)).toEqual([]);
  });
});
