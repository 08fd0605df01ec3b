// Forgets what has outlived its use, every minute: one row each. Every node may do so: it takes nothing from another.
import type { Clock, Instant } from './clock.js';
import { purgeMail } from './notify/mail-retention.js';
import type { Database } from './records/database.js';
import { purgeIdempotencyKeys } from './records/stores/idempotency-store.js';
import { purgeLimits } from './records/stores/limit-store.js';
import { purgeProofs } from './records/stores/proof-store.js';
import { releaseNumbersOfEndedServices } from './records/stores/service-change-store.js';
import { purgeSiteData } from './records/stores/site-store.js';

const EVERY_MS = 60_000;

const PURGES: Readonly<Record<string, (database: Database, now: Instant) => Promise<unknown>>> = {
  'used proofs of possession': purgeProofs,
  'idempotency keys': purgeIdempotencyKeys,
  'old visits to the site': purgeSiteData,
  'numbers of services that have ended': releaseNumbersOfEndedServices,
  'texts of old mail': (database, now) => purgeMail(database, now),
  'rates and budgets of callers': purgeLimits,
};

/** Answers what stops it, after a purge that is running. */
export function startPurges(
  database: Database,
  clock: Clock,
  onFault: (what: string, error: unknown) => void,
): () => Promise<void> {
  let running = Promise.resolve();
  const purge = async (): Promise<void> => {
    for (const [what, forget] of Object.entries(PURGES)) {
      try {
        await forget(database, clock.now());
      } catch (error) {
        onFault(`${what} were not purged`, error);
      }
    }
  };
  const timer = setInterval(() => {
    running = running.then(purge);
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
