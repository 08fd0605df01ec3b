// The outbox of mail: added inside the transaction of a change, claimed by a lease, marked when it was sent or could not be.
import { v7 as uuidv7 } from 'uuid';
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

export interface NewMessage {
  readonly accountId: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly at: Instant;
}

// The address is looked up in the same statement, so that nothing but its outcome tells whether there is one.
const ADD_OF_RECORD = `
  INSERT INTO outbox_messages
    (account_id, message_id, kind, recipient, subject, body, created_at, next_attempt_at)
  SELECT c.account_id, $2, $3, c.email, $4, $5, $6, $6 FROM contacts c
   WHERE c.account_id = $1 AND c.role = 'OWNER' AND c.email ~ '^[^[:space:][:cntrl:]]+@[^[:space:][:cntrl:]]+$'
   ORDER BY c.contact_id LIMIT 1
  RETURNING message_id AS "messageId"`;

/** To the e-mail address of record. Answers the id of the message, or null where there is no such account or address. */
export async function addMessageOfRecord(
  database: Database,
  {
    accountId,
    kind,
    subject,
    body,
    at,
  }: Omit<NewMessage, 'recipient' | 'accountId'> & { accountId: string | null },
): Promise<string | null> {
  const [added] = await database.query<{ messageId: string }>(ADD_OF_RECORD, [
    accountId,
    uuidv7(),
    kind,
    subject,
    body,
    toIso(at),
  ]);
  return added?.messageId ?? null;
}

export interface ClaimedMessage {
  readonly accountId: string;
  readonly messageId: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: Date;
  /** This one included. A claim is known by it: whoever claims later counts one more. */
  readonly attempts: number;
}

type Claim = Pick<ClaimedMessage, 'accountId' | 'messageId' | 'attempts'>;

const ADD = `
  INSERT INTO outbox_messages
    (account_id, message_id, kind, recipient, subject, body, created_at, next_attempt_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`;

/** Answers the id of the message. */
export async function addMessage(
  database: Database,
  { accountId, kind, recipient, subject, body, at }: NewMessage,
): Promise<string> {
  const messageId = uuidv7();
  await database.query(ADD, [accountId, messageId, kind, recipient, subject, body, toIso(at)]);
  return messageId;
}

// One statement, so that no transaction is open while mail is sent; what another process claims is passed over.
const CLAIM = `
  WITH due AS (
    SELECT account_id, message_id FROM outbox_messages
    WHERE sent_at IS NULL AND dead_at IS NULL AND next_attempt_at <= $1
    ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED)
  UPDATE outbox_messages m SET next_attempt_at = $2, attempts = attempts + 1
  FROM due WHERE m.account_id = due.account_id AND m.message_id = due.message_id
  RETURNING m.account_id AS "accountId", m.message_id AS "messageId", kind, recipient, subject, body,
    created_at AS "createdAt", attempts`;

/** Until `leasedUntil` nobody else claims them; unmarked by then, they are due again. */
export function claimMessages(
  database: Database,
  { at, leasedUntil, limit }: { at: Instant; leasedUntil: Instant; limit: number },
): Promise<ClaimedMessage[]> {
  return database.query<ClaimedMessage>(CLAIM, [toIso(at), toIso(leasedUntil), limit]);
}

// What was sent was sent, whatever was marked meanwhile.
const SENT = `
  UPDATE outbox_messages SET sent_at = $3, dead_at = NULL, last_fault = NULL
  WHERE account_id = $1 AND message_id = $2 AND sent_at IS NULL`;

export async function markSent(
  database: Database,
  { accountId, messageId }: Claim,
  at: Instant,
): Promise<void> {
  await database.query(SENT, [accountId, messageId, toIso(at)]);
}

const WAITS = `
  UPDATE outbox_messages SET next_attempt_at = $4, last_fault = $5
  WHERE account_id = $1 AND message_id = $2 AND attempts = $3 AND sent_at IS NULL AND dead_at IS NULL`;

/** Nothing when it was claimed again or marked meanwhile. */
export async function markWaiting(
  database: Database,
  { accountId, messageId, attempts }: Claim,
  { nextAttemptAt, fault }: { nextAttemptAt: Instant; fault: string },
): Promise<void> {
  await database.query(WAITS, [accountId, messageId, attempts, toIso(nextAttemptAt), fault]);
}

const DEAD = `
  UPDATE outbox_messages SET dead_at = $4, last_fault = $5
  WHERE account_id = $1 AND message_id = $2 AND attempts = $3 AND sent_at IS NULL AND dead_at IS NULL`;

/** Nothing when it was claimed again or marked meanwhile. */
export async function markDead(
  database: Database,
  { accountId, messageId, attempts }: Claim,
  { at, fault }: { at: Instant; fault: string },
): Promise<void> {
  await database.query(DEAD, [accountId, messageId, attempts, toIso(at), fault]);
}

export interface OutboxFigures {
  readonly waiting: number;
  /** When the oldest mail that waits was queued; null when none waits. */
  readonly oldestWaiting: Date | null;
  readonly dead: number;
}

const FIGURES = `
  SELECT (SELECT count(*)::integer FROM outbox_messages WHERE dead_at IS NOT NULL) AS dead,
    count(*)::integer AS waiting, min(created_at) AS "oldestWaiting"
  FROM outbox_messages WHERE sent_at IS NULL AND dead_at IS NULL`;

export async function countOutbox(database: Database): Promise<OutboxFigures> {
  const [figures] = await database.query<OutboxFigures>(FIGURES);
  return figures ?? { waiting: 0, oldestWaiting: null, dead: 0 };
}

const PURGE = `
  UPDATE outbox_messages m SET body = NULL
  FROM (SELECT account_id, message_id FROM outbox_messages
    WHERE body IS NOT NULL AND (sent_at < $1 OR dead_at < $2) LIMIT $3 FOR UPDATE SKIP LOCKED) old
  WHERE m.account_id = old.account_id AND m.message_id = old.message_id
  RETURNING 1`;

/** Takes away the text of so many mails at most; answers of how many. */
export async function purgeTexts(
  database: Database,
  { sentBefore, deadBefore, limit }: { sentBefore: Instant; deadBefore: Instant; limit: number },
): Promise<number> {
  return (await database.query(PURGE, [toIso(sentBefore), toIso(deadBefore), limit])).length;
}
