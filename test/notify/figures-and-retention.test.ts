// What is told of the outbox, and how long it keeps a text.
import { MAIL_RETENTION, purgeMail } from '../../src/notify/mail-retention.js';
import { mailWarning, readMailFigures } from '../../src/notify/mail-figures.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { addAccounts, AT, emptyOutbox, queue, SECOND } from './outbox.js';

const DAY = 86_400 * SECOND;

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  beforeAll(() => addAccounts(held.database));
  beforeEach(() => emptyOutbox(held.database));

  async function marked(as: 'sent_at' | 'dead_at', at: number): Promise<string> {
    const id = await queue(held.database);
    await held.database.query(`UPDATE outbox_messages SET ${as} = to_timestamp($2) WHERE message_id = $1`, [
      id,
      at / 1000,
    ]);
    return id;
  }

  test('an empty outbox', async () => {
    expect(await readMailFigures(held.database, AT)).toEqual({
      waiting: 0,
      oldestWaitingSeconds: 0,
      deadLetters: 0,
    });
  });

  test('what waits, for how long, and what is dead', async () => {
    await queue(held.database, undefined, AT - 90 * SECOND);
    await queue(held.database);
    await marked('sent_at', AT);
    for (const _ of [1, 2, 3]) await marked('dead_at', AT);
    expect(await readMailFigures(held.database, AT)).toEqual({
      waiting: 2,
      oldestWaitingSeconds: 90,
      deadLetters: 3,
    });
  });

  const texts = () =>
    held.database.query('SELECT body IS NOT NULL AS kept FROM outbox_messages ORDER BY message_id');

  test.each([
    { as: 'sent_at', days: MAIL_RETENTION.SENT.days },
    { as: 'dead_at', days: MAIL_RETENTION.DEAD.days },
  ] as const)(
    '$as: the text is kept for $days days, and what else is known of it stays',
    async ({ as, days }) => {
      await marked(as, AT);
      expect(await purgeMail(held.database, AT + days * DAY)).toBe(0);
      expect(await texts()).toEqual([{ kept: true }]);
      expect(await purgeMail(held.database, AT + days * DAY + 1)).toBe(1);
      expect(await texts()).toEqual([{ kept: false }]);
      expect(await purgeMail(held.database, AT + days * DAY + 1)).toBe(0);
    },
  );

  test('the text of mail that waits is kept, however long it waits', async () => {
    await queue(held.database);
    expect(await purgeMail(held.database, AT + 3650 * DAY)).toBe(0);
    expect(await texts()).toEqual([{ kept: true }]);
  });

  test('more than a batch is purged, batch after batch', async () => {
    for (const _ of [1, 2, 3, 4, 5]) await marked('sent_at', AT);
    expect(await purgeMail(held.database, AT + 31 * DAY, 2)).toBe(5);
  });
});

const WELL = { waiting: 3, oldestWaitingSeconds: 3600, deadLetters: 0 };

test.each([
  { says: 'all is well', figures: WELL, sends: true, warning: null },
  {
    says: 'there is no mail server',
    figures: { ...WELL, waiting: 0 },
    sends: false,
    warning: 'no mail server is set, so that mail waits',
  },
  {
    says: 'a mail is dead',
    figures: { ...WELL, deadLetters: 1 },
    sends: true,
    warning: 'there are dead letters',
  },
  {
    says: 'mail waits for more than an hour',
    figures: { ...WELL, oldestWaitingSeconds: 3601 },
    sends: true,
    warning: 'mail has been waiting for more than an hour',
  },
])('$says: $warning', ({ figures, sends, warning }) => {
  expect(mailWarning(figures, sends)).toBe(warning);
});
