// How the mail stands: what waits and for how long, and what could not be sent.
import type { Instant } from '../clock.js';
import type { Database } from '../records/database.js';
import { countOutbox } from '../records/stores/outbox-store.js';

export interface MailFigures {
  readonly waiting: number;
  /** How many seconds the oldest mail has been waiting; 0 when none waits. */
  readonly oldestWaitingSeconds: number;
  readonly deadLetters: number;
}

export async function readMailFigures(database: Database, at: Instant): Promise<MailFigures> {
  const { waiting, oldestWaiting, dead } = await countOutbox(database);
  const oldestWaitingSeconds =
    oldestWaiting === null ? 0 : Math.max(0, (at - oldestWaiting.getTime()) / 1000);
  return { waiting, oldestWaitingSeconds, deadLetters: dead };
}

/** 47 CFR 64.2010(f) asks for notices at once. */
const LONG_SECONDS = 60 * 60;

/** What an operator should look at; null when all is well. */
export function mailWarning(figures: MailFigures, sends: boolean): string | null {
  if (!sends) return 'no mail server is set, so that mail waits';
  if (figures.deadLetters > 0) return 'there are dead letters';
  return figures.oldestWaitingSeconds > LONG_SECONDS ? 'mail has been waiting for more than an hour' : null;
}
