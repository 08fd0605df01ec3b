// Mail is queued inside the transaction of the change that it tells of: both are committed, or neither is.
import type { Instant } from '../clock.js';
import { isInsideTransaction, type Database } from '../records/database.js';
import { addMessage, addMessageOfRecord } from '../records/stores/outbox-store.js';
import { isMailAddress } from './mail-address.js';
import { MailRefused } from './mail-refused.js';
import type { RenderedMail } from './render-mail.js';

export interface QueuedMail extends RenderedMail {
  readonly accountId: string;
  /** One address, as `isMailAddress` has it. */
  readonly to: string;
  readonly at: Instant;
}

const LINE = /^[^\p{C}\p{Zl}\p{Zp}]{1,150}$/u;

/**
 * `inside` is the database that `transaction` hands to its work. Answers the id of the message, which a
 * notice takes for its own, so that it counts from when it was sent. Throws MailRefused for an
 * address that is none, so that the change is not made without its mail.
 */
export async function queueMail(inside: Database, mail: QueuedMail): Promise<string> {
  check(inside, mail);
  const { accountId, kind, to, subject, text, at } = mail;
  if (!isMailAddress(to)) throw new MailRefused('the address is not one that mail can be sent to');
  return addMessage(inside, { accountId, kind, recipient: to, subject, body: text, at });
}

/**
 * To the e-mail address of record. Answers the id of the message; null where the account has no such address, or where there is no
 * account: the same statement then, so that who asks cannot tell.
 */
export function queueMailOfRecord(
  inside: Database,
  mail: Omit<QueuedMail, 'to' | 'accountId'> & { readonly accountId: string | null },
): Promise<string | null> {
  check(inside, mail);
  const { accountId, kind, subject, text, at } = mail;
  return addMessageOfRecord(inside, { accountId, kind, subject, body: text, at });
}

function check(inside: Database, { subject }: Pick<QueuedMail, 'subject'>): void {
  if (!isInsideTransaction(inside)) throw new Error('mail is queued inside the transaction of its change');
  if (!LINE.test(subject)) throw new MailRefused('the subject is one line of 1 to 150 characters');
}
