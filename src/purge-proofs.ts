// Forgets the used proofs of possession whose time is over, every minute. Every node may do so: it takes nothing from another.
import type { Clock } from './clock.js';
import type { Database } from './records/database.js';
import { purgeProofs } from './records/stores/proof-store.js';

const EVERY_MS = 60_000;

/** Answers what stops it, after a purge that is running. */
export function startProofPurge(
  database: Database,
  clock: Clock,
  onFault: (what: string, error: unknown) => void,
): () => Promise<void> {
  let running = Promise.resolve();
  const purge = async (): Promise<void> => {
    try {
      await purgeProofs(database, clock.now());
    } catch (error) {
      onFault('used proofs of possession were not purged', error);
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
