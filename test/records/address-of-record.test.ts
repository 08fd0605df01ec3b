// What counts as the address of record, from the versions of the owner's contact (47 CFR 64.2003(b)).
import { addressOfRecordAt, readEmailToTell } from '../../src/records/stores/address-of-record-store.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { DAY, id, insertSamples, NOON, on, SUN } from './sample-records.js';

const OWNER = id(11);
const FIRST = 'sol@sun.example';

describe.each(DATABASES)('%s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  beforeAll(() => insertSamples(held.database));

  const change = (days: number, set: string) =>
    held.database.query(`UPDATE contacts SET ${set}, since = $2 WHERE contact_id = $1`, [OWNER, on(days)]);
  const emailAt = async (at: number) => (await addressOfRecordAt(held.database, SUN, at)).email;
  const toldAt = (at: number) => readEmailToTell(held.database, SUN, at);
  const days = (count: number) => NOON + count * DAY;

  test('an address counts from the thirtieth day on, to the millisecond', async () => {
    const begun = days(-400);
    expect(await emailAt(begun + 30 * DAY - 1)).toBeNull();
    expect(await addressOfRecordAt(held.database, SUN, begun + 30 * DAY)).toEqual({
      email: FIRST,
      postal: {
        lines: ['1 Main St'],
        city: 'Seattle',
        region: 'WA',
        postalCode: '98101',
        country: 'US',
      },
    });
  });

  test('until then whoever is to be told is told at the first address', async () => {
    expect(await toldAt(days(-400) + DAY)).toBe(FIRST);
  });

  test('a new address takes its place after thirty days; one that was replaced before that never does', async () => {
    await change(0, `email = 'passing@sun.example'`);
    await change(10, `email = 'second@sun.example', name = 'Sol B. Sun'`);
    await change(20, `name = 'Sol C. Sun', phone = '+12065550102'`);
    expect(await emailAt(days(10))).toBe(FIRST);
    expect(await toldAt(days(39))).toBe(FIRST);
    expect(await emailAt(days(40) - 1)).toBe(FIRST);
    expect(await emailAt(days(40))).toBe('second@sun.example');
    expect(await emailAt(days(400))).toBe('second@sun.example');
  });

  test('the postal address ages by itself', async () => {
    await change(500, `lines = '{2 Main St}'`);
    const postalAt = async (at: number) => (await addressOfRecordAt(held.database, SUN, at)).postal?.lines;
    expect(await postalAt(days(529))).toEqual(['1 Main St']);
    expect(await postalAt(days(530))).toEqual(['2 Main St']);
    expect(await emailAt(days(530))).toBe('second@sun.example');
  });

  test('what was known before a change is as it was', async () => {
    expect(await emailAt(days(-1))).toBe(FIRST);
  });

  test('a version is kept of every state, and none can be written twice', async () => {
    const kept = await held.database.query<{ version: number; name: string }>(
      'SELECT version, name FROM contact_versions WHERE contact_id = $1 ORDER BY version',
      [OWNER],
    );
    expect(kept.map(({ version, name }) => [version, name])).toEqual([
      [1, 'Sol Sun'],
      [2, 'Sol Sun'],
      [3, 'Sol B. Sun'],
      [4, 'Sol C. Sun'],
      [5, 'Sol C. Sun'],
    ]);
  });

  test('a change of an earlier clock does not lie before what it changes', async () => {
    await change(499, `name = 'Sol D. Sun'`);
    expect(
      await held.database.query('SELECT version, since FROM contacts WHERE contact_id = $1', [OWNER]),
    ).toEqual([{ version: 6, since: new Date(days(500)) }]);
  });

  test('an account has one owner to write to', async () => {
    await expect(
      held.database.query(`UPDATE contacts SET role = 'OWNER' WHERE contact_id = $1`, [id(12)]),
    ).rejects.toThrow(/contacts_one_owner/);
  });

  test('an account without a contact has no address of record', async () => {
    expect(await addressOfRecordAt(held.database, id(2), NOON)).toEqual({ email: null, postal: null });
    expect(await readEmailToTell(held.database, id(2), NOON)).toBeNull();
  });
});
