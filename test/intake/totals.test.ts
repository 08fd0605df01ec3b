// Totals are what the records come to: after imports at once, found when they are not, and repaired.
import { setTimeout as sleep } from 'node:timers/promises';
import { checkAllTotals, countTotalsWithoutRecords } from '../../src/intake/check-totals.js';
import { addUsage } from '../../src/records/stores/usage-intake-store.js';
import { jsonSource } from '../../src/records/stage-rows.js';
import { CALL_SHAPE } from '../../src/intake/call-shape.js';
import { tableColumns } from '../../src/intake/file-kinds.js';
import { ensureMonthPartitions } from '../../src/records/month-partitions.js';
import { DAY, NOON, SUN } from '../records/sample-records.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { call, csvOf, insertCustomers } from '../support/call-rows.js';
import { countOf, runImport, SAMPLE_ROWS, useFolder, wrongTotals } from './sample-files.js';

const WITHOUT_REPAIR = { repair: false };

async function findings(
  database: Parameters<typeof checkAllTotals>[0],
  settings: { repair: boolean } = WITHOUT_REPAIR,
) {
  const found = [];
  for await (const { month, usage, destinations, repaired } of checkAllTotals(database, settings)) {
    const figures = ({ missing, different, unfounded }: typeof usage) => [missing, different, unfounded];
    const all = [...figures(usage), ...figures(destinations)];
    if (all.some((figure) => figure > 0))
      found.push({ month, usage: all.slice(0, 3), destinations: all.slice(3), repaired });
  }
  return found;
}

describe.each(DATABASES)('%s', (kind) => {
  const held = useDatabase(kind);

  test('the totals of the demo data are those of its records', async () => {
    expect(await findings(held.database)).toEqual([]);
    expect(await wrongTotals(held.database)).toEqual([]);
    expect(await countTotalsWithoutRecords(held.database)).toBe(0);
  });
});

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  const folder = useFolder();

  beforeAll(async () => {
    await insertCustomers(held.database);
    await runImport(
      held.database,
      'calls',
      folder.write('calls.csv', csvOf([1, 2, 3].map((number) => call(number)))),
    );
    await runImport(held.database, 'messages', folder.write('texts.csv', csvOf([SAMPLE_ROWS.MESSAGE])));
  });

  const damages: readonly (readonly [says: string, sql: string, usage: number[], destinations: number[]])[] =
    [
      ['a count that is one too high', 'UPDATE usage_totals SET calls = calls + 1', [0, 1, 0], [0, 0, 0]],
      [
        'seconds that are missing',
        'UPDATE destination_totals SET billed_seconds = 0 WHERE calls > 0',
        [0, 0, 0],
        [0, 1, 0],
      ],
      ['totals that are gone', 'DELETE FROM destination_totals', [0, 0, 0], [2, 0, 0]],
      [
        'a total of a day without records',
        `INSERT INTO usage_totals (account_id, day, calls, messages, billed_seconds)
       SELECT account_id, '2026-03-31', 1, 0, 60 FROM usage_totals`,
        [0, 0, 1],
        [0, 0, 0],
      ],
      [
        'a total of another destination',
        `UPDATE destination_totals SET prefix = '99' WHERE prefix = '44'`,
        [0, 0, 0],
        [1, 0, 1],
      ],
    ];

  test.each(damages)(
    '%s is found, told without a change, and repaired',
    async (_, sql, usage, destinations) => {
      await held.database.query(sql);
      const expected = { month: '2026-03', usage, destinations };
      expect(await findings(held.database)).toEqual([{ ...expected, repaired: false }]);
      expect(await findings(held.database, { repair: true })).toEqual([{ ...expected, repaired: true }]);
      expect(await findings(held.database)).toEqual([]);
      expect(await wrongTotals(held.database)).toEqual([]);
    },
  );

  test('totals of a month whose records are not kept are counted, and left as they are', async () => {
    await held.database.query(
      `INSERT INTO usage_totals (account_id, day, calls, messages, billed_seconds) VALUES ($1, '2001-01-01', 1, 0, 60)`,
      [SUN],
    );
    expect(await findings(held.database, { repair: true })).toEqual([]);
    expect(await countTotalsWithoutRecords(held.database)).toBe(1);
  });
});

describe('at once', () => {
  const held = useDatabase('PostgreSQL', { seeded: false });
  const folder = useFolder();
  beforeAll(() => insertCustomers(held.database));

  /** The same calls of two accounts in two orders: whoever locks them as they come waits for the other for ever. */
  const rows = Array.from({ length: 3_000 }, (_, number) =>
    call(number, {
      account: number % 2 === 0 ? 'ACCT-SUN' : 'ACCT-GONE',
      started_at: new Date(NOON - (number % 9) * DAY - number * 1000).toISOString(),
      ended_at: '',
    }),
  );

  test('imports of the same calls in opposite orders neither deadlock nor lose a count', async () => {
    const files = [
      folder.write('forth.csv', csvOf(rows)),
      folder.write('back.csv', csvOf(rows.toReversed())),
      folder.write('half.csv', csvOf(rows.filter((_, place) => place % 3 === 0))),
      folder.write(
        'more.csv',
        csvOf(rows.map((row, place) => ({ ...row, call_id: call(place + 10_000)['call_id'] ?? '' }))),
      ),
    ];
    const reports = await Promise.all(
      files.map((file) => runImport(held.database, 'calls', file, { batchRows: 50 })),
    );
    expect(reports.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(6_000);
    expect(reports.reduce((sum, { known }) => sum + known, 0)).toBe(4_000);
    expect(await countOf(held.database, 'call_records')).toBe(6_000);
    expect(await wrongTotals(held.database)).toEqual([]);
  });

  test('a repair waits for who loads, and adds nothing twice', async () => {
    const columns = tableColumns(CALL_SHAPE);
    const cells = ['7', '8'].map((last) => [
      SUN,
      '2026-03-10T10:00:00Z',
      `0190a000-0000-7000-a000-00000000000${last}`,
      'INBOUND',
      '+12065550111',
      '+12065550112',
      'US',
      '1206',
      null,
      '1',
      '1',
      null,
      null,
      null,
      null,
      null,
    ]);
    await ensureMonthPartitions(held.database, NOON, NOON + DAY);
    await held.database.query('UPDATE usage_totals SET calls = calls + 1');
    let tell = (): void => undefined;
    const added = new Promise<void>((resolve) => (tell = resolve));
    const loading = held.database.transaction(async (inside) => {
      await addUsage(inside, 'calls', columns, jsonSource({ table: CALL_SHAPE.table, columns, rows: cells }));
      tell();
      await sleep(500);
    });
    await added;
    const repaired = findings(held.database, { repair: true });
    await loading;
    await repaired;
    expect(await wrongTotals(held.database)).toEqual([]);
  });
});
