// The outbox as the people see it who look after it: what waits and what is dead, and dead letters given another life.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

/** How a mail stands, and the condition on its row. */
const STATES = {
  waiting: 'sent_at IS NULL AND dead_at IS NULL',
  dead: 'dead_at IS NOT NULL',
  sent: 'sent_at IS NOT NULL',
} as const;

export type MessageState = keyof typeof STATES;
export const MESSAGE_STATES = Object.keys(STATES) as readonly MessageState[];

export interface ReviewedMessage {
  readonly accountId: string;
  readonly messageId: string;
  readonly kind: string;
  readonly state: MessageState;
  readonly recipient: string;
  readonly subject: string;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date;
  readonly sentAt: Date | null;
  readonly deadAt: Date | null;
  readonly attempts: number;
  readonly fault: string | null;
}

const STATE = `CASE ${MESSAGE_STATES.map((state) => `WHEN ${STATES[state]} THEN '${state}'`).join(' ')} END`;

const COLUMNS = `account_id AS "accountId", message_id AS "messageId", kind, ${STATE} AS state, recipient, subject,
  created_at AS "createdAt", next_attempt_at AS "nextAttemptAt", sent_at AS "sentAt", dead_at AS "deadAt",
  attempts, last_fault AS fault`;

/** The oldest first. */
export function listMessages(
  database: Database,
  { states, limit }: { states: readonly MessageState[]; limit: number },
): Promise<ReviewedMessage[]> {
  const condition = states.map((state) => `(${STATES[state]})`).join(' OR ');
  return database.query<ReviewedMessage>(
    `SELECT ${COLUMNS} FROM outbox_messages WHERE ${condition} ORDER BY created_at, message_id LIMIT $1`,
    [limit],
  );
}

export type FoundMessage = ReviewedMessage & {
  /** Null once it was taken away. */
  readonly body: string | null;
};

export async function findMessage(database: Database, messageId: string): Promise<FoundMessage | null> {
  const [found] = await database.query<FoundMessage>(
    `SELECT ${COLUMNS}, body FROM outbox_messages WHERE message_id = $1`,
    [messageId],
  );
  return found ?? null;
}

/** Which dead letters; what is undefined narrows nothing. */
export interface DeadLetters {
  readonly messageIds?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly fault?: string | undefined;
}

const CHOSEN = `dead_at IS NOT NULL AND body IS NOT NULL
  AND ($1::uuid[] IS NULL OR message_id = ANY ($1::uuid[]))
  AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR last_fault = $3)`;

/** Those that still have their text. */
export async function findDeadLetters(database: Database, chosen: DeadLetters): Promise<string[]> {
  const found = await database.query<{ messageId: string }>(
    `SELECT message_id AS "messageId" FROM outbox_messages WHERE ${CHOSEN} ORDER BY created_at, message_id`,
    parametersOf(chosen),
  );
  return found.map(({ messageId }) => messageId);
}

/** Due at once, with all their attempts before them. Answers which. */
export async function reviveDeadLetters(
  database: Database,
  chosen: DeadLetters,
  at: Instant,
): Promise<string[]> {
  const revived = await database.query<{ messageId: string }>(
    `UPDATE outbox_messages SET dead_at = NULL, attempts = 0, next_attempt_at = $4
     WHERE ${CHOSEN} RETURNING message_id AS "messageId"`,
    [...parametersOf(chosen), toIso(at)],
  );
  return revived.map(({ messageId }) => messageId);
}

function parametersOf({ messageIds, kind, fault }: DeadLetters): unknown[] {
  return [messageIds ?? null, kind ?? null, fault ?? null];
}
