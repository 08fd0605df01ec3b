// Idempotency keys: claimed before a change is made, in its transaction. Of two requests under one key the second waits
// for the first at the primary key, and finds what it did.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

/** What a change wrote, by kind and id. */
export type ChangedObjects = Readonly<Record<string, string>>;

export interface KeyClaim {
  readonly accountId: string;
  /** SHA-256, 32 bytes each. */
  readonly keyHash: Buffer;
  readonly inputHash: Buffer;
  readonly at: Instant;
}

/** NEW: nobody made a change under it. MADE: the same request did. OTHER: another request did. */
export type Claimed =
  { readonly state: 'NEW' | 'OTHER' } | { readonly state: 'MADE'; readonly objects: ChangedObjects };

const CLAIM = `
  INSERT INTO idempotency_keys (account_id, key_hash, input_hash, at) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING RETURNING true AS claimed`;

const FIND = `
  SELECT input_hash = $3 AS same, objects FROM idempotency_keys WHERE account_id = $1 AND key_hash = $2`;

export async function claimKey(inside: Database, claim: KeyClaim): Promise<Claimed> {
  const { accountId, keyHash, inputHash, at } = claim;
  const claimed = await inside.query(CLAIM, [accountId, keyHash, inputHash, toIso(at)]);
  if (claimed.length > 0) return { state: 'NEW' };
  const [found] = await inside.query<{ same: boolean; objects: ChangedObjects | null }>(FIND, [
    accountId,
    keyHash,
    inputHash,
  ]);
  return found?.same === true && found.objects !== null
    ? { state: 'MADE', objects: found.objects }
    : { state: 'OTHER' };
}

export async function keepResult(
  inside: Database,
  { accountId, keyHash }: KeyClaim,
  objects: ChangedObjects,
): Promise<void> {
  await inside.query(
    'UPDATE idempotency_keys SET objects = $3::jsonb WHERE account_id = $1 AND key_hash = $2',
    [accountId, keyHash, JSON.stringify(objects)],
  );
}

/** How long a repeated request is recognized. */
export const KEY_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

export async function purgeIdempotencyKeys(database: Database, now: Instant): Promise<void> {
  await database.query('DELETE FROM idempotency_keys WHERE at < $1', [toIso(now - KEY_LIFE_MS)]);
}
