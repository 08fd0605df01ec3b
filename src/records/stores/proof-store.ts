// Used proofs of possession whose time is over: they would be refused as stale, so that they need not be remembered.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

export async function purgeProofs(database: Database, at: Instant): Promise<void> {
  await database.query('DELETE FROM dpop_proofs WHERE expires_at < $1', [toIso(at)]);
}
