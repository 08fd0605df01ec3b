// A file from its first byte to its totals: what is read, what is loaded, what a second time changes, what is refused whole.
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { listImports } from '../../src/records/stores/import-store.js';
import { GONE, MOON, SUN } from '../records/sample-records.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { call, csvOf, insertCustomers, uuid } from '../support/call-rows.js';
import { countOf, rejectsOf, runImport, SAMPLE_ROWS, useFolder, wrongTotals } from './sample-files.js';

const { CALL, MESSAGE, INVOICE, LINE, CALL_LINE } = SAMPLE_ROWS;

describe.each(DATABASES)('%s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  const folder = useFolder();
  beforeAll(() => insertCustomers(held.database));

  const empty = async () => {
    const tables = ['call_records', 'message_records', 'usage_totals', 'destination_totals', 'imports'];
    await held.database.query(
      `TRUNCATE ${[...tables, 'invoice_lines', 'invoice_call_lines', 'invoices'].join(', ')}`,
    );
  };
  beforeEach(empty);

  const columns =
    'started_at, ended_at, called_number, destination_country, destination_prefix, charge_amount, place';

  test('a call is loaded as it stands, its destination derived from the number', async () => {
    await runImport(held.database, 'calls', folder.write('one.csv', csvOf([CALL])));
    const rows = await held.database.query(`SELECT account_id, ${columns} FROM call_records`);
    expect(rows).toEqual([
      {
        account_id: SUN,
        started_at: new Date('2026-03-10T10:00:00Z'),
        ended_at: new Date('2026-03-10T10:01:31Z'),
        called_number: '+442079460123',
        destination_country: 'GB',
        destination_prefix: '44',
        charge_amount: '0.250000',
        place: 'Tower 5',
      },
    ]);
  });

  test('what the file says of the destination is kept', async () => {
    const row = call(1, { destination_country: 'IE', destination_prefix: '4420' });
    await runImport(held.database, 'calls', folder.write('said.csv', csvOf([row])));
    expect(
      await held.database.query('SELECT destination_country AS c, destination_prefix AS p FROM call_records'),
    ).toEqual([{ c: 'IE', p: '4420' }]);
  });

  test('totals are by day of UTC, in seconds, and by destination; ZZ is reached in no country', async () => {
    const rows = [
      call(1, { started_at: '2026-03-10T23:30:00-02:00', ended_at: '', billed_seconds: '1' }),
      call(2, { started_at: '2026-03-11T23:59:59.999999Z', ended_at: '', billed_seconds: '59' }),
      call(3, {
        started_at: '2026-03-11T00:00:00Z',
        ended_at: '',
        called_number: '+881612345678',
        billed_seconds: '7',
      }),
    ];
    await runImport(held.database, 'calls', folder.write('days.csv', csvOf(rows)));
    await runImport(held.database, 'messages', folder.write('texts.csv', csvOf([MESSAGE])));
    const usage = await held.database.query(
      `SELECT day::text, calls, messages, billed_seconds::integer AS seconds FROM usage_totals ORDER BY day`,
    );
    expect(usage).toEqual([
      { day: '2026-03-10', calls: 0, messages: 1, seconds: 0 },
      { day: '2026-03-11', calls: 3, messages: 0, seconds: 67 },
    ]);
    const destinations = await held.database.query(
      `SELECT country, prefix, calls, messages, billed_seconds::integer AS seconds FROM destination_totals ORDER BY prefix`,
    );
    expect(destinations).toEqual([
      { country: 'CA', prefix: '1416', calls: 0, messages: 1, seconds: 0 },
      { country: 'GB', prefix: '44', calls: 2, messages: 0, seconds: 60 },
      { country: 'ZZ', prefix: '881', calls: 1, messages: 0, seconds: 7 },
    ]);
    expect(await wrongTotals(held.database)).toEqual([]);
  });

  test('a former customer has calls too, that came late', async () => {
    await runImport(
      held.database,
      'calls',
      folder.write('late.csv', csvOf([call(1, { account: 'ACCT-GONE' })])),
    );
    expect(await held.database.query('SELECT account_id FROM call_records')).toEqual([{ account_id: GONE }]);
  });

  test('the same file twice changes nothing, and says how many rows were there already', async () => {
    const file = folder.write('twice.csv', csvOf([call(1), call(2), call(3)]));
    const first = await runImport(held.database, 'calls', file);
    const second = await runImport(held.database, 'calls', file);
    expect([first, second]).toMatchObject([
      { inserted: 3, known: 0, continuedAfter: 0 },
      { inserted: 0, known: 3, continuedAfter: 0 },
    ]);
    expect(await countOf(held.database, 'call_records')).toBe(3);
    expect(await wrongTotals(held.database)).toEqual([]);
  });

  test('a row that stands twice in a file is one call, counted once', async () => {
    const report = await runImport(
      held.database,
      'calls',
      folder.write('double.csv', csvOf([call(1), call(1), call(2)])),
    );
    expect(report).toMatchObject({ inserted: 2, known: 1 });
    expect(await wrongTotals(held.database)).toEqual([]);
  });

  test('rows of another file that overlaps are added beside those that are there', async () => {
    await runImport(held.database, 'calls', folder.write('a.csv', csvOf([call(1), call(2)])));
    const report = await runImport(held.database, 'calls', folder.write('b.csv', csvOf([call(3), call(2)])));
    expect(report).toMatchObject({ inserted: 1, known: 1 });
    expect(await wrongTotals(held.database)).toEqual([]);
  });

  test('months are made as the rows need them', async () => {
    const old = ['2003-05-31T23:59:59Z', '2019-12-31T23:00:00Z', '2020-01-01T00:00:00Z'];
    const rows = old.map((started_at, place) => call(place, { started_at, ended_at: '' }));
    const report = await runImport(held.database, 'calls', folder.write('old.csv', csvOf(rows)));
    expect(report.inserted).toBe(3);
    expect(await countOf(held.database, 'call_records_2003_05')).toBe(1);
  });

  const spellings: readonly (readonly [says: string, bytes: (text: string) => Buffer])[] = [
    ['gzip', (text) => gzipSync(text)],
    ['gzip in two members', (text) => Buffer.concat([gzipSync(text.slice(0, 99)), gzipSync(text.slice(99))])],
    ['a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['a byte order mark within gzip', (text) => gzipSync(`\uFEFF${text}`)],
    ['lines ended by CRLF', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['no end of the last line', (text) => Buffer.from(text.trimEnd())],
    ['every value in quotes', (text) => Buffer.from(text.replaceAll(/[^,\n]+/g, '"$&"'))],
    ['columns in another order', (text) => Buffer.from(reversed(text))],
  ];

  test.each(spellings)('the same rows are read from %s', async (_, bytes) => {
    const text = csvOf([call(1), call(2, { place: 'Zürich' })]);
    const report = await runImport(held.database, 'calls', folder.write('spelled.csv', bytes(text)));
    expect(report).toMatchObject({ inserted: 2, rejected: 0 });
    expect(await held.database.query('SELECT place FROM call_records ORDER BY call_id')).toEqual([
      { place: 'Tower 5' },
      { place: 'Zürich' },
    ]);
  });

  test('quotes, commas, line breaks, tabs and backslashes in a value are kept', async () => {
    const place = 'Tower "5",\r\nNorth\\\t\\N\nEast';
    await runImport(held.database, 'calls', folder.write('text.csv', csvOf([call(1, { place })])));
    expect(await held.database.query('SELECT place FROM call_records')).toEqual([{ place }]);
  });

  test('messages are loaded, and are not there twice', async () => {
    const file = folder.write('messages.csv', csvOf([MESSAGE, { ...MESSAGE, account: 'ACCT-MOON' }]));
    expect(await runImport(held.database, 'messages', file)).toMatchObject({ inserted: 2 });
    expect(await runImport(held.database, 'messages', file)).toMatchObject({ inserted: 0, known: 2 });
    expect(
      await held.database.query(
        'SELECT account_id, destination_prefix AS prefix FROM message_records ORDER BY 1',
      ),
    ).toEqual([
      { account_id: SUN, prefix: '1416' },
      { account_id: MOON, prefix: '1416' },
    ]);
    expect(await wrongTotals(held.database)).toEqual([]);
  });

  test('invoices are loaded with their lines and calls, and are not there twice', async () => {
    const second = { invoice_id: uuid(2), number: 'INV-2' };
    const rows = [INVOICE, LINE, CALL_LINE, { ...INVOICE, ...second }, { ...LINE, invoice_id: uuid(2) }];
    const file = folder.write('invoices.csv', csvOf(rows));
    expect(await runImport(held.database, 'invoices', file, { batchRows: 1 })).toMatchObject({ inserted: 5 });
    expect(await runImport(held.database, 'invoices', file)).toMatchObject({ inserted: 0, known: 5 });
    expect(await countOf(held.database, 'invoices')).toBe(2);
    expect(await countOf(held.database, 'invoice_lines')).toBe(2);
    expect(await countOf(held.database, 'invoice_call_lines')).toBe(1);
  });

  test('under an invoice that is not taken nothing is taken, and the next one is', async () => {
    const faulty = { ...INVOICE, due_at: '' };
    const next = { ...INVOICE, invoice_id: uuid(3), number: 'INV-3' };
    const rows = [faulty, LINE, CALL_LINE, next, { ...LINE, invoice_id: uuid(3) }];
    const report = await runImport(held.database, 'invoices', folder.write('faulty.csv', csvOf(rows)));
    expect(report).toMatchObject({ inserted: 2, reasons: { VALUE_MISSING: 1, INVOICE_NOT_ABOVE: 2 } });
  });

  test('a number that another invoice of the file has is refused, in a dry run too', async () => {
    const rows = [INVOICE, { ...INVOICE, invoice_id: uuid(4) }, { ...INVOICE, account: 'ACCT-GONE' }];
    const file = folder.write('numbers.csv', csvOf(rows));
    const expected = { rejected: 1, reasons: { INVOICE_NUMBER_TAKEN: 1 } };
    expect(await runImport(held.database, 'invoices', file, { dryRun: true })).toMatchObject(expected);
    expect(await runImport(held.database, 'invoices', file)).toMatchObject({ ...expected, inserted: 2 });
  });

  test('a dry run checks every row and writes nothing', async () => {
    const file = folder.write('dry.csv', csvOf([call(1), call(2, { direction: 'x' })]));
    const report = await runImport(held.database, 'calls', file, { dryRun: true });
    expect(report).toMatchObject({ rejected: 1, reasons: { DIRECTION_UNKNOWN: 1 } });
    expect(rejectsOf(file)).toBeNull();
    for (const table of ['call_records', 'usage_totals', 'imports'])
      expect(await countOf(held.database, table)).toBe(0);
  });

  test('a rejects file is readable by its owner alone, and is imported once corrected', async () => {
    const file = folder.write('part.csv', csvOf([call(1), call(2, { direction: 'x', place: 'a "b"' })]));
    await runImport(held.database, 'calls', file);
    const rejects = `${file}.rejects.csv`;
    expect(statSync(rejects).mode & 0o777).toBe(0o600);
    const corrected = folder.write(
      'corrected.csv',
      readFileSync(rejects, 'utf8').replace(',x,', ',INBOUND,'),
    );
    expect(await runImport(held.database, 'calls', corrected)).toMatchObject({ inserted: 1, rejected: 0 });
    expect(await held.database.query(`SELECT place FROM call_records WHERE direction = 'INBOUND'`)).toEqual([
      { place: 'a "b"' },
    ]);
  });

  test('the rejects of an earlier run are replaced, and no other file is', async () => {
    const file = folder.write('again.csv', csvOf([call(1, { direction: 'x' })]));
    folder.write('again.csv.rejects.csv', 'my notes');
    await expect(runImport(held.database, 'calls', file)).rejects.toThrow('is no rejects file');
    folder.write('again.csv.rejects.csv', 'rejected_line,rejected_reason\n');
    chmodSync(`${file}.rejects.csv`, 0o644);
    await runImport(held.database, 'calls', file);
    expect(rejectsOf(file)).toMatchObject([{ rejected_reason: 'DIRECTION_UNKNOWN' }]);
    expect(statSync(`${file}.rejects.csv`).mode & 0o777).toBe(0o600);
    await expect(runImport(held.database, 'calls', file, { rejectsFile: file })).rejects.toThrow(
      'its own rejects',
    );
    expect(existsSync(file)).toBe(true);
  });

  test('who imported what, when, and what came of it is recorded', async () => {
    await runImport(
      held.database,
      'calls',
      folder.write('kept.csv', csvOf([call(1), call(2, { direction: 'x' })])),
    );
    const [run] = await listImports(held.database, 5);
    expect(run).toMatchObject({
      kind: 'calls',
      fileName: 'kept.csv',
      by: expect.stringMatching(/^tests as \w+/),
      linesDone: 3,
      inserted: 1,
      rejected: 1,
      reasons: { DIRECTION_UNKNOWN: 1 },
      startedAt: expect.any(Date),
      finishedAt: expect.any(Date),
      abandonedAt: null,
    });
  });

  const refused: readonly (readonly [says: string, bytes: string | Buffer, message: string])[] = [
    ['an empty file', '', 'the file is empty'],
    [
      'a file without a header line',
      csvOf([CALL]).split('\n').slice(1).join('\n'),
      'column 1 of the header line has no known name',
    ],
    ['a header line that lacks a column', 'account,call_id\n', 'the header line lacks started_at'],
    ['a header line that names a column twice', 'account,account\n', 'the header line names account twice'],
    ['a header line that is malformed', 'account,"call_id\n', 'the header line is malformed'],
    ['a file of another kind', csvOf([MESSAGE]), 'has no known name'],
  ];

  test.each(refused)('%s is refused whole, without a word of what it holds', async (_, bytes, message) => {
    const run = runImport(held.database, 'calls', folder.write('refused.csv', bytes));
    await expect(run).rejects.toThrow(message);
    await expect(run).rejects.not.toThrow(/\+1206|ACCT-SUN|0190a000/);
    expect(await countOf(held.database, 'call_records')).toBe(0);
  });

  test('a gzip file that is cut off keeps what was whole, and says so', async () => {
    const rows = Array.from({ length: 9_000 }, (_, number) =>
      call(number, { place: `Tower ${number * 7919}` }),
    );
    const packed = gzipSync(csvOf(rows));
    const file = folder.write('cut.csv.gz', packed.subarray(0, -2_000));
    await expect(runImport(held.database, 'calls', file, { batchRows: 100 })).rejects.toThrow(
      'the file is damaged',
    );
    const loaded = await countOf(held.database, 'call_records');
    expect(loaded).toBeGreaterThan(0);
    expect(loaded).toBeLessThan(9_000);
    expect(await wrongTotals(held.database)).toEqual([]);
  });
});

function reversed(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split(',').reverse().join(','))
    .join('\n');
}
