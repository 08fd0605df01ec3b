// How long the outbox keeps the text of a mail that no longer waits. That a mail was sent, to which address and when, stays.
import type { Instant } from '../clock.js';
import type { Database } from '../records/database.js';
import { purgeTexts } from '../records/stores/outbox-store.js';

export const MAIL_RETENTION = {
  SENT: { days: 30, because: 'it was taken by the mail server; a notice keeps a copy of its own' },
  DEAD: { days: 90, because: 'until then a person may have it sent again' },
} as const;

const DAY = 24 * 60 * 60 * 1000;
/** Mails in one statement, so that none holds its rows for long. */
const BATCH = 1000;

/** Answers of how many mails the text was taken away. */
export async function purgeMail(database: Database, at: Instant, limit = BATCH): Promise<number> {
  const sentBefore = at - MAIL_RETENTION.SENT.days * DAY;
  const deadBefore = at - MAIL_RETENTION.DEAD.days * DAY;
  let purged = 0;
  let batch = limit;
  while (batch === limit) {
    batch = await purgeTexts(database, { sentBefore, deadBefore, limit });
    purged += batch;
  }
  return purged;
}
