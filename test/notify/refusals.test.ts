// What a mail server refuses: for now, and it is tried again; this mail for good, and it is a dead letter at once; us, and a
// person has to put it right while the mail waits. Of all that the log tells one word.
import type { SMTPServerOptions } from 'smtp-server';
import { createLogger } from '../../src/server/request-log.js';
import { describeFault } from '../../src/server/describe-fault.js';
import { MOST_ATTEMPTS } from '../../src/notify/retry-schedule.js';
import { renderMail } from '../../src/notify/render-mail.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { SUN } from '../records/sample-records.js';
import { startMailServer, type Answers, type MailServer } from './mail-server.js';
import { addAccounts, AT, emptyOutbox, movedClock, OWNER, queue, rowOf, SECOND, senderTo } from './outbox.js';

interface Refusal {
  readonly says: string;
  readonly answers: Answers;
  readonly fault: string;
  readonly dead: boolean;
}

const REFUSALS: readonly Refusal[] = [
  { says: '451 to the recipient', answers: { toRecipient: () => 451 }, fault: 'SMTP_451', dead: false },
  { says: '452 to the mail', answers: { toMail: () => 452 }, fault: 'SMTP_452', dead: false },
  { says: '421 to the sender', answers: { toSender: () => 421 }, fault: 'SMTP_421', dead: false },
  { says: '550 to the recipient', answers: { toRecipient: () => 550 }, fault: 'SMTP_550', dead: true },
  { says: '554 to the mail', answers: { toMail: () => 554 }, fault: 'SMTP_554', dead: true },
  {
    says: '550 to the sender, which is us',
    answers: { toSender: () => 550 },
    fault: 'SMTP_550',
    dead: false,
  },
];

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  let server: MailServer | undefined;
  beforeAll(() => addAccounts(held.database));
  beforeEach(() => emptyOutbox(held.database));
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  async function sendDue(url: string, at = AT): Promise<void> {
    const sender = senderTo(held.database, url, { clock: movedClock(at) });
    await sender.sendDue();
    await sender.close(SECOND);
  }

  test.each(REFUSALS)('$says: the mail is a dead letter: $dead', async ({ answers, fault, dead }) => {
    server = await startMailServer(answers);
    const id = await queue(held.database);
    await sendDue(server.url);
    const next = dead ? 60 * SECOND : 30 * SECOND;
    expect(await rowOf(held.database, id)).toEqual({ attempts: 1, fault, dead, sent: false, next });
    expect(server.received).toEqual([]);
  });

  test('a mail that waits is not tried before its time, and is sent when the server takes it', async () => {
    const codes = [451, 451, null];
    let asked = 0;
    server = await startMailServer({ toRecipient: () => codes[asked++] ?? null });
    const id = await queue(held.database);
    for (const at of [0, 29, 30, 89]) await sendDue(server.url, AT + at * SECOND);
    expect([asked, await rowOf(held.database, id)]).toMatchObject([
      2,
      { next: 90 * SECOND, fault: 'SMTP_451' },
    ]);
    await sendDue(server.url, AT + 90 * SECOND);
    expect([asked, server.received.length]).toEqual([3, 1]);
    expect(await rowOf(held.database, id)).toMatchObject({ sent: true, attempts: 3, fault: null });
  });

  test('a dead letter is not tried again', async () => {
    let asked = 0;
    server = await startMailServer({ toRecipient: () => (asked++, 550) });
    await queue(held.database);
    await sendDue(server.url);
    await sendDue(server.url, AT + 365 * 86_400 * SECOND);
    expect(asked).toBe(1);
  });

  test(`after ${MOST_ATTEMPTS} attempts it is a dead letter`, async () => {
    server = await startMailServer({ toRecipient: () => 451 });
    const id = await queue(held.database);
    await held.database.query('UPDATE outbox_messages SET attempts = $1', [MOST_ATTEMPTS - 1]);
    await sendDue(server.url);
    expect(await rowOf(held.database, id)).toMatchObject({
      dead: true,
      attempts: MOST_ATTEMPTS,
      fault: 'SMTP_451',
    });
  });

  test('a mail whose outcome was never learnt so often is a dead letter, and not sent once more', async () => {
    server = await startMailServer();
    const id = await queue(held.database);
    await held.database.query('UPDATE outbox_messages SET attempts = $1', [MOST_ATTEMPTS]);
    await sendDue(server.url);
    expect(await rowOf(held.database, id)).toMatchObject({ dead: true, fault: 'OUTCOME_UNKNOWN' });
    expect(server.received).toEqual([]);
  });

  test('an address of record that mail cannot be sent to is a dead letter, and no server is asked', async () => {
    server = await startMailServer();
    const id = await queue(held.database);
    await held.database.query('UPDATE outbox_messages SET recipient = $1', ['a@customer.test,b@evil.test']);
    await sendDue(server.url);
    expect(await rowOf(held.database, id)).toMatchObject({ dead: true, fault: 'ADDRESS' });
    expect(server.received).toEqual([]);
  });

  test('one mail that is refused keeps no other from being sent', async () => {
    server = await startMailServer({ toRecipient: (to) => (to === 'nobody@customer.test' ? 550 : null) });
    await queue(held.database, 'nobody@customer.test');
    await queue(held.database);
    await sendDue(server.url);
    expect(server.received.map(({ to }) => to)).toEqual([OWNER]);
  });

  test('a server that is not there: the mail waits, and the rest of the outbox is not tried against it', async () => {
    server = await startMailServer();
    const { url } = server;
    await server.close();
    server = undefined;
    for (let number = 0; number < 5; number += 1) await queue(held.database);
    const sender = senderTo(held.database, url, { batchSize: 2 });
    await sender.sendDue();
    await sender.close(SECOND);
    const rows = await held.database.query(
      'SELECT attempts, last_fault AS fault FROM outbox_messages ORDER BY attempts DESC, message_id',
    );
    const tried = { attempts: 1, fault: 'CONNECTION' };
    const untried = { attempts: 0, fault: null };
    expect(rows).toEqual([tried, tried, untried, untried, untried]);
  });

  test('a server that does not answer in time: the mail waits', async () => {
    server = await startMailServer({ toMail: () => new Promise(() => undefined) });
    const id = await queue(held.database);
    const sender = senderTo(held.database, server.url, { deadline: 100 });
    await sender.sendDue();
    await sender.close(SECOND);
    expect(await rowOf(held.database, id)).toMatchObject({ dead: false, sent: false, fault: 'TIME_OVER' });
  });

  test('the log tells one word, and nothing of the customer or of what the server says', async () => {
    const log: string[] = [];
    const logger = createLogger('debug', { write: (line) => log.push(line) });
    const onFault = (what: string, error: unknown) => {
      logger.error({ fault: describeFault(error) }, what);
    };
    server = await startMailServer({ toRecipient: () => 550, toMail: () => 451 });
    const id = await queue(held.database);
    const sender = senderTo(held.database, server.url, { onFault });
    await sender.sendDue();
    await sender.close(SECOND);
    const text = log.join('');
    expect(text).toContain('a mail is a dead letter: SMTP_550');
    const { subject } = renderMail('ACCOUNT_CHANGED', { account: 'ACCT-SUN', changed: ['PASSWORD'], at: AT });
    for (const value of [OWNER, 'customer.test', 'ACCT-SUN', SUN, id, subject, 'refused: <'])
      expect(text).not.toContain(value);
  });

  test('one kind of fault is told once in a row', async () => {
    const told: string[] = [];
    server = await startMailServer({ toRecipient: () => 451 });
    for (let number = 0; number < 3; number += 1) await queue(held.database);
    const sender = senderTo(held.database, server.url, { onFault: (what) => told.push(what) });
    await sender.sendDue();
    await sender.close(SECOND);
    expect(told).toEqual(['mail waits: SMTP_451']);
  });
});

describe('the connection', () => {
  const held = useDatabase('PostgreSQL', { seeded: false });
  let server: MailServer;
  beforeAll(() => addAccounts(held.database));
  beforeEach(() => emptyOutbox(held.database));
  afterEach(() => server.close());

  async function faultAt(url: string): Promise<string | null | undefined> {
    const id = await queue(held.database);
    const sender = senderTo(held.database, url);
    await sender.sendDue();
    await sender.close(SECOND);
    const row = await rowOf(held.database, id);
    expect(row?.dead).toBe(false);
    return row?.fault;
  }

  test('to another machine is encrypted, or nothing is sent', async () => {
    server = await startMailServer();
    expect(await faultAt(server.url.replace('127.0.0.1', '0.0.0.0'))).toBe('ENCRYPTION');
    expect(server.received).toEqual([]);
  });

  test('by a certificate that nobody vouches for is none', async () => {
    const warned = jest.spyOn(console, 'error').mockImplementation(); // the certificate of smtp-server is known to all
    server = await startMailServer({}, { secure: true });
    warned.mockRestore();
    expect(await faultAt(server.url.replace('smtp:', 'smtps:'))).toBe('CONNECTION');
    expect(server.received).toEqual([]);
  });

  test('by a login that is refused is a fault of ours: the mail waits', async () => {
    server = await startMailServer({}, AUTHENTICATED);
    expect(await faultAt(server.url.replace('//', '//api:wrong@'))).toBe('AUTHENTICATION');
    expect(server.received).toEqual([]);
  });

  test('by a login in the URL, its letters escaped', async () => {
    server = await startMailServer({}, AUTHENTICATED);
    expect(await faultAt(server.url.replace('//', '//api:p%40ss%3Aword@'))).toBeNull();
    expect(server.received).toHaveLength(1);
  });
});

const AUTHENTICATED: SMTPServerOptions = {
  authOptional: false,
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, callback) => {
    if (username === 'api' && password === 'p@ss:word') callback(null, { user: 'api' });
    else callback(Object.assign(new Error('no such login'), { responseCode: 535 }));
  },
};
