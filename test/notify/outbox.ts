// What the tests of the outbox share: an account, a mail to its owner, a sender whose clock and chance are the test's.
import type { Database } from '../../src/records/database.js';
import { queueMail } from '../../src/notify/queue-mail.js';
import { renderMail } from '../../src/notify/render-mail.js';
import { MailSender, type SenderSettings } from '../../src/notify/sender.js';
import { createSmtpTransport } from '../../src/notify/smtp-transport.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { insertSamples, SUN } from '../records/sample-records.js';

export const AT = Date.parse('2026-11-25T12:00:00Z');
export const FROM = 'notices@carrier.test';
export const OWNER = 'owner@customer.test';
export const SECOND = 1000;

export interface MovedClock {
  at: number;
  now(): number;
}

export function movedClock(at = AT): MovedClock {
  return {
    at,
    now() {
      return this.at;
    },
  };
}

/** In the transaction that is given, or one of its own. */
export function queueTo(inside: Database, to: string = OWNER, at = AT): Promise<string> {
  const mail = renderMail('ACCOUNT_CHANGED', { account: 'ACCT-SUN', changed: ['PASSWORD'], at });
  return queueMail(inside, { ...mail, accountId: SUN, to, at });
}

export function queue(database: DataSourceDatabase, to?: string, at?: number): Promise<string> {
  return database.transaction((inside) => queueTo(inside, to, at));
}

export interface OutboxRow {
  readonly attempts: number;
  readonly fault: string | null;
  /** Milliseconds after AT. */
  readonly next: number;
  readonly sent: boolean;
  readonly dead: boolean;
}

export async function rowOf(database: Database, messageId: string): Promise<OutboxRow | undefined> {
  const [row] = await database.query<OutboxRow & { next: Date }>(
    `SELECT attempts, last_fault AS fault, next_attempt_at AS next, sent_at IS NOT NULL AS sent,
       dead_at IS NOT NULL AS dead FROM outbox_messages WHERE message_id = $1`,
    [messageId],
  );
  return row && { ...row, next: row.next.getTime() - AT };
}

export async function emptyOutbox(database: Database): Promise<void> {
  await database.query('DELETE FROM outbox_messages');
}

export async function addAccounts(database: DataSourceDatabase): Promise<void> {
  await insertSamples(database);
}

export function senderTo(
  database: Database,
  url: string,
  settings: Partial<SenderSettings> = {},
): MailSender {
  return new MailSender(database, {
    transport: createSmtpTransport({ url, from: FROM, connections: 2 }),
    clock: movedClock(),
    random: () => 0,
    batchSize: 10,
    interval: 60 * SECOND,
    deadline: 10 * SECOND,
    lease: 60 * SECOND,
    onFault: () => undefined,
    ...settings,
  });
}
