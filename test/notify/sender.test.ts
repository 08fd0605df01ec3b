// What waits is sent at least once, and never again once it was marked, by however many processes; while the mail server is
// asked, no transaction is open.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { connectPostgres } from '../../src/records/connect.js';
import { DatabaseUnavailable, type Database } from '../../src/records/database.js';
import { createTestDatabase, DATABASES, useDatabase } from '../support/databases.js';
import { headerOf, startMailServer, type Answers, type MailServer } from './mail-server.js';
import {
  addAccounts,
  AT,
  emptyOutbox,
  FROM,
  movedClock,
  OWNER,
  queue,
  rowOf,
  SECOND,
  senderTo,
} from './outbox.js';

const LEASE = 60 * SECOND;

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  let server: MailServer;
  beforeAll(() => addAccounts(held.database));
  beforeEach(async () => {
    await emptyOutbox(held.database);
    server = await startMailServer();
  });
  afterEach(() => server.close());

  async function answering(answers: Answers): Promise<void> {
    await server.close();
    server = await startMailServer(answers);
  }

  test('mail that is due is sent once, whole, under an id made from its own', async () => {
    const id = await queue(held.database);
    const sender = senderTo(held.database, server.url);
    await sender.sendDue();
    await sender.sendDue();
    await sender.close(SECOND);
    expect(server.received.map(({ to }) => to)).toEqual([OWNER]);
    const [{ raw } = { raw: '' }] = server.received;
    expect(headerOf(raw, 'From')).toBe(`Flowroute <${FROM}>`);
    expect(headerOf(raw, 'To')).toBe(OWNER);
    expect(headerOf(raw, 'Message-ID')).toBe(`<${id}@carrier.test>`);
    expect(headerOf(raw, 'Date')).toBe('Wed, 25 Nov 2026 12:00:00 +0000');
    expect(headerOf(raw, 'Auto-Submitted')).toBe('auto-generated');
    expect(raw).toContain('- the password\r\n');
    expect(await rowOf(held.database, id)).toMatchObject({
      sent: true,
      dead: false,
      attempts: 1,
      fault: null,
    });
  });

  test('more than a batch is sent, batch after batch', async () => {
    for (let number = 0; number < 7; number += 1) await queue(held.database);
    const sender = senderTo(held.database, server.url, { batchSize: 3 });
    await sender.sendDue();
    await sender.close(SECOND);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(7);
  });

  test('two senders send every mail once', async () => {
    for (let number = 0; number < 40; number += 1) await queue(held.database);
    const senders = [0, 1].map(() => senderTo(held.database, server.url, { batchSize: 4 }));
    await Promise.all(senders.map((sender) => sender.sendDue()));
    await Promise.all(senders.map((sender) => sender.sendDue()));
    for (const sender of senders) await sender.close(SECOND);
    expect(server.received).toHaveLength(40);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(40);
  });

  test('while a mail is being sent, it is claimed by nobody else and the database is free', async () => {
    const seen: unknown[] = [];
    let other: Promise<void> | undefined;
    await answering({
      toMail: async () => {
        other ??= senderTo(held.database, server.url).sendDue();
        await other;
        seen.push(...(await held.database.query('SELECT attempts, sent_at FROM outbox_messages')));
        return null;
      },
    });
    await queue(held.database);
    const sender = senderTo(held.database, server.url);
    await sender.sendDue();
    await sender.close(SECOND);
    expect(server.received).toHaveLength(1);
    expect(seen).toEqual([{ attempts: 1, sent_at: null }]);
  });

  test('a mail that was sent and could not be marked is sent again after its lease, under the same Message-ID', async () => {
    const id = await queue(held.database);
    const clock = movedClock();
    const broken = senderTo(cannotMark(held.database), server.url, { clock });
    await expect(broken.sendDue()).rejects.toThrow(DatabaseUnavailable);
    await broken.close(SECOND);

    const sender = senderTo(held.database, server.url, { clock });
    clock.at = AT + LEASE - 1;
    await sender.sendDue();
    expect(server.received).toHaveLength(1);
    clock.at = AT + LEASE;
    await sender.sendDue();
    await sender.sendDue();
    await sender.close(SECOND);
    expect(server.received.map(({ messageId }) => messageId)).toEqual([
      `<${id}@carrier.test>`,
      `<${id}@carrier.test>`,
    ]);
    expect(server.received[0]?.raw).toBe(server.received[1]?.raw);
    expect(await rowOf(held.database, id)).toMatchObject({ sent: true, attempts: 2 });
  });

  test('whoever comes too late with a fault takes nothing back', async () => {
    const id = await queue(held.database);
    const clock = movedClock();
    const quick = senderTo(held.database, server.url, { clock });
    const slow = senderTo(held.database, server.url, {
      clock,
      transport: {
        send: async () => {
          clock.at = AT + LEASE;
          await quick.sendDue();
          throw new Error('too late');
        },
        close: () => undefined,
      },
    });
    await slow.sendDue();
    await quick.close(SECOND);
    expect(await rowOf(held.database, id)).toMatchObject({
      sent: true,
      dead: false,
      attempts: 2,
      fault: null,
    });
  });
});

/** Loses the database just when what was sent is to be marked. */
function cannotMark(database: Database): Database {
  return {
    query: (sql, parameters) =>
      sql.includes('SET sent_at')
        ? Promise.reject(new DatabaseUnavailable())
        : database.query(sql, parameters),
    transaction: (work) => database.transaction(work),
    close: () => database.close(),
  };
}

test('a process that is killed between sending and marking: one repeat, under the same Message-ID', async () => {
  const made = await createTestDatabase({ seeded: false });
  const database = await connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' });
  let killed: Promise<unknown> | undefined;
  const server = await startMailServer({
    toMail: async () => {
      killed ??= child.kill('SIGKILL') ? once(child, 'exit') : undefined;
      await killed;
      return null;
    },
  });
  await addAccounts(database);
  const id = await queue(database);
  const child = spawn(process.execPath, [
    '--require',
    join(__dirname, '../support/run-typescript.cjs'),
    join(__dirname, '../support/send-mail.ts'),
    made.url,
    server.url,
  ]);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect([code, signal]).toEqual([null, 'SIGKILL']);
  await untilReceived(server);
  expect(await rowOf(database, id)).toMatchObject({ sent: false, attempts: 1, next: LEASE });

  const sender = senderTo(database, server.url, { clock: movedClock(AT + LEASE) });
  await sender.sendDue();
  await sender.close(SECOND);
  expect(server.received.map(({ messageId }) => messageId)).toEqual([
    `<${id}@carrier.test>`,
    `<${id}@carrier.test>`,
  ]);
  expect(await rowOf(database, id)).toMatchObject({ sent: true, attempts: 2 });
  await server.close();
  await database.close();
  await made.drop();
});

async function untilReceived({ received }: MailServer): Promise<void> {
  while (received.length === 0) await new Promise(setImmediate);
}
