// A page costs its own rows: every paged read walks an index in its own order and sorts nothing, whatever lies before.
import type { Database } from '../../src/records/database.js';
import { readCallLocations, readCallRecords } from '../../src/records/stores/call-record-store.js';
import { readContacts } from '../../src/records/stores/contact-store.js';
import { readInvoiceCallLines } from '../../src/records/stores/invoice-line-store.js';
import { readInvoices } from '../../src/records/stores/invoice-store.js';
import { readMessageRecords } from '../../src/records/stores/message-record-store.js';
import { readNumbers } from '../../src/records/stores/number-store.js';
import { useDatabase } from '../support/databases.js';
import { id, insertSamples, MOON, NOON, SUN } from './sample-records.js';

const held = useDatabase('PostgreSQL', { seeded: false });
beforeAll(() => insertSamples(held.database));

const page = { accountIds: [SUN, MOON], first: 5, properties: { id: true } } as const;

const READS: readonly (readonly [name: string, read: (database: Database) => Promise<unknown>])[] = [
  ['call records', (database) => readCallRecords(database, { ...page, from: 0, to: NOON })],
  ['call locations', (database) => readCallLocations(database, { ...page, properties: { place: true } })],
  ['message records', (database) => readMessageRecords(database, page)],
  ['invoices', (database) => readInvoices(database, { ...page, at: NOON })],
  [
    'invoice call lines',
    (database) =>
      readInvoiceCallLines(database, { ...page, invoices: [{ accountId: SUN, invoiceId: id(301) }] }),
  ],
  ['numbers', (database) => readNumbers(database, page)],
  ['contacts', (database) => readContacts(database, { ...page, at: NOON })],
];

/** The plans of the statements that `read` runs. Tables this small would be scanned whole and sorted. */
async function plansOf(read: (database: Database) => Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  await held.database.transaction(async (inner) => {
    await inner.query('SET LOCAL enable_seqscan = off');
    await inner.query('SET LOCAL enable_bitmapscan = off');
    const explaining: Database = {
      query: async (sql, parameters) => {
        const plan = await inner.query<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS off) ${sql}`, parameters);
        lines.push(...plan.map((row) => row['QUERY PLAN']));
        return [];
      },
      transaction: (work) => work(explaining),
      close: () => Promise.resolve(),
    };
    await read(explaining);
  });
  return lines.join('\n');
}

test.each(READS)('%s are read in the order of an index', async (_, read) => {
  const plan = await plansOf(read);
  expect(plan).toMatch(/Index (Only )?Scan/);
  expect(plan).toMatch(
    /Index Cond: .*account_id = wanted\.account_id.*ROW\(|Index Cond: .*account_id = wanted\.account_id.* > wanted\.after_0/,
  );
  expect(plan).not.toMatch(/(-> +|^)(Incremental )?Sort$|Seq Scan/m); // `Sort Key` of a merge of sorted months is no sort
});

test('months beyond the key are left out, and months are walked in order', async () => {
  const plan = await plansOf((database) => readCallRecords(database, page));
  expect(plan).toMatch(/Append/);
  expect(plan).not.toMatch(/Merge Append/);
  expect(plan).toMatch(/started_at <= wanted\.after_0/);
});
