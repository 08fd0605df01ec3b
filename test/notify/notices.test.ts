// 47 CFR 64.2008(d): a notice by e-mail counts from when it was sent; one that waits, or cannot be sent, was not received.
import { readFacts } from '../../src/records/stores/facts-store.js';
import { readNotices } from '../../src/records/stores/notice-store.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { SUN } from '../records/sample-records.js';
import { startMailServer } from './mail-server.js';
import { addAccounts, AT, emptyOutbox, movedClock, queueTo, SECOND, senderTo } from './outbox.js';

const HOUR = 3600 * SECOND;

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  beforeAll(() => addAccounts(held.database));
  beforeEach(async () => {
    await held.database.query('DELETE FROM notices');
    await emptyOutbox(held.database);
    await held.database.transaction(async (inside) => {
      const id = await queueTo(inside);
      await inside.query(
        `INSERT INTO notices (account_id, notice_id, channel, sent_at) VALUES ($1, $2, 'ELECTRONIC', to_timestamp($3))`,
        [SUN, id, AT / 1000],
      );
    });
  });

  async function sendAt(at: number, answer: number | null): Promise<void> {
    const server = await startMailServer({ toRecipient: () => answer });
    const sender = senderTo(held.database, server.url, { clock: movedClock(at) });
    await sender.sendDue();
    await sender.close(SECOND);
    await server.close();
  }

  async function decidedOn(): Promise<unknown> {
    const facts = await readFacts(held.database, { accountIds: [SUN], at: AT + 24 * HOUR });
    return facts.get(SUN)?.notices.map(({ sentAt, bounced }) => ({ after: sentAt - AT, bounced }));
  }

  async function shown(): Promise<unknown> {
    const notices = await readNotices(held.database, {
      accountIds: [SUN],
      properties: { sentAt: true, bounced: true },
    });
    return notices.get(SUN);
  }

  test('while it waits it is not delivered', async () => {
    expect(await decidedOn()).toEqual([{ after: 0, bounced: true }]);
    expect(await shown()).toEqual([{ sentAt: new Date(AT), bounced: false }]);
  });

  test('once it was sent it counts from then', async () => {
    await sendAt(AT + HOUR, null);
    expect(await decidedOn()).toEqual([{ after: HOUR, bounced: false }]);
    expect(await shown()).toEqual([{ sentAt: new Date(AT + HOUR), bounced: false }]);
  });

  test('as a dead letter it is not delivered, and shown as bounced', async () => {
    await sendAt(AT + HOUR, 550);
    expect(await decidedOn()).toEqual([{ after: 0, bounced: true }]);
    expect(await shown()).toEqual([{ sentAt: new Date(AT), bounced: true }]);
  });

  test('what bounces later is not delivered', async () => {
    await sendAt(AT + HOUR, null);
    await held.database.query('UPDATE notices SET bounced_at = to_timestamp($1)', [(AT + 2 * HOUR) / 1000]);
    expect(await decidedOn()).toEqual([{ after: HOUR, bounced: true }]);
  });
});
