// A sender that runs: it wakes when told, else looks by itself, and ends in time.
import { setTimeout as sleep } from 'node:timers/promises';
import { DATABASES, useDatabase } from '../support/databases.js';
import { startMailServer, type MailServer } from './mail-server.js';
import { addAccounts, emptyOutbox, queue, rowOf, SECOND, senderTo } from './outbox.js';

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  let server: MailServer;
  beforeAll(() => addAccounts(held.database));
  beforeEach(() => emptyOutbox(held.database));
  afterEach(() => server.close());

  async function untilSent(id: string): Promise<void> {
    while ((await rowOf(held.database, id))?.sent !== true) await sleep(5);
  }

  test('told that mail was queued it sends at once, and again when told again', async () => {
    server = await startMailServer();
    const sender = senderTo(held.database, server.url, { interval: 3600 * SECOND });
    sender.start();
    for (const _ of [1, 2]) {
      const id = await queue(held.database);
      sender.noticed();
      await untilSent(id);
    }
    await sender.close(SECOND);
    expect(server.received).toHaveLength(2);
  });

  test('told while it sends it looks once more', async () => {
    let second: string | undefined;
    server = await startMailServer({
      toMail: async () => {
        if (second === undefined) {
          second = await queue(held.database);
          sender.noticed();
        }
        return null;
      },
    });
    const sender = senderTo(held.database, server.url, { interval: 3600 * SECOND });
    sender.start();
    const first = await queue(held.database);
    sender.noticed();
    await untilSent(first);
    await untilSent(second ?? '');
    await sender.close(SECOND);
  });

  test('told nothing it finds what another process queued', async () => {
    server = await startMailServer();
    const sender = senderTo(held.database, server.url, { interval: 10 });
    sender.start();
    await untilSent(await queue(held.database));
    await sender.close(SECOND);
    expect(server.received).toHaveLength(1);
  });

  test('a database that is lost for a while is told, and mail is sent when it is back', async () => {
    server = await startMailServer();
    const told: string[] = [];
    let lost = true;
    const database = {
      query: <Row>(sql: string, parameters?: readonly unknown[]) =>
        lost ? Promise.reject(new Error('lost')) : held.database.query<Row>(sql, parameters),
      transaction: () => Promise.reject(new Error('no transaction is needed')),
      close: () => Promise.resolve(),
    };
    const sender = senderTo(database, server.url, { interval: 10, onFault: (what) => told.push(what) });
    sender.start();
    while (told.length === 0) await sleep(5);
    const id = await queue(held.database);
    lost = false;
    await untilSent(id);
    await sender.close(SECOND);
    expect(told).toEqual(['the outbox of mail cannot be read or marked']);
  });

  test('at a shutdown what was queued before is sent, and what is being sent ends', async () => {
    server = await startMailServer({ toMail: () => sleep(100, null) });
    const sender = senderTo(held.database, server.url, { interval: 3600 * SECOND });
    sender.start();
    const id = await queue(held.database);
    await sender.close(10 * SECOND);
    expect(await rowOf(held.database, id)).toMatchObject({ sent: true });
    expect(server.received).toHaveLength(1);
  });

  test('a mail server that hangs holds the shutdown up to the deadline, and its mail is left to its lease', async () => {
    let entered: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (entered = resolve));
    server = await startMailServer({
      toMail: () => {
        entered();
        return new Promise(() => undefined);
      },
    });
    const told: string[] = [];
    const sender = senderTo(held.database, server.url, { onFault: (what) => told.push(what) });
    const id = await queue(held.database);
    sender.start();
    sender.noticed();
    await asked;
    await sender.close(50);
    expect(await rowOf(held.database, id)).toEqual({
      sent: false,
      dead: false,
      attempts: 1,
      fault: null,
      next: 60 * SECOND,
    });
    expect(told).toEqual([]);
  });

  test('at a shutdown no second batch is begun', async () => {
    server = await startMailServer();
    for (let number = 0; number < 5; number += 1) await queue(held.database);
    const sender = senderTo(held.database, server.url, { batchSize: 2, interval: 3600 * SECOND });
    sender.start();
    await sender.close(SECOND);
    expect(server.received).toHaveLength(2);
  });
});
