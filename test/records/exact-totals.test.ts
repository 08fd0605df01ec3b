// Totals and message records that were there before the totals became exact keep what they say.
import { MIGRATIONS } from '../../migrations/migrations.js';
import { ExactTotals1700000000062 } from '../../migrations/1700000000062-exact-totals.js';
import { migrate } from '../../src/records/migrate.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { id, insert, insertSamples, on, SUN } from './sample-records.js';

/** Recipients and where they are reached: country code, and in the North American plan the area code. */
const PREFIXES: readonly (readonly [recipient: string, prefix: string])[] = [
  ['+12065550150', '1206'],
  ['+74951234567', '7'],
  ['+442079460123', '44'],
  ['+353201234567', '353'],
  ['+881612345678', '881'],
  ['+99312345678', '993'],
  ['+984012345678', '98'],
];

describe.each(DATABASES)('%s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  const down = () => MIGRATIONS.length - MIGRATIONS.indexOf(ExactTotals1700000000062);

  test('minutes become the seconds they were, and back', async () => {
    await insertSamples(held.database);
    await migrate(held.database, { down: down() });
    const minutes = await held.database.query('SELECT DISTINCT minutes FROM usage_totals');
    expect(minutes).toEqual([{ minutes: '1.500000' }]);
    await migrate(held.database);
    for (const table of ['usage_totals', 'destination_totals'])
      expect(await held.database.query(`SELECT DISTINCT billed_seconds AS seconds FROM ${table}`)).toEqual([
        { seconds: '90' },
      ]);
  });

  test('a message that had no prefix gets that of its recipient', async () => {
    await migrate(held.database, { down: down() });
    const message = { account_id: SUN, sent_at: on(-1), direction: 'OUTBOUND', segments: 1 };
    const rows = PREFIXES.map(([recipient], place) => ({
      ...message,
      message_id: id(900 + place),
      sender_number: '+12065550111',
      recipient_number: recipient,
    }));
    await insert(held.database, 'message_records', ...rows);
    await migrate(held.database);
    const found = await held.database.query<{ recipient: string; prefix: string }>(
      `SELECT recipient_number AS recipient, destination_prefix AS prefix FROM message_records
       WHERE message_id >= $1 ORDER BY message_id`,
      [id(900)],
    );
    expect(found.map(({ recipient, prefix }) => [recipient, prefix])).toEqual(PREFIXES);
  });
});
