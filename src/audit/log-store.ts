/**
 * The log in the database, as the sealer and the makers of proofs use it. Whatever is sealed is written by one
 * statement: leaves, subtrees and checkpoint appear together or not at all, and two sealers cannot take one place.
 */
import { errorCode } from '../error-code.js';
import type { Hash, Subtree } from './tree.js';

export interface LogDatabase {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface LeafKey {
  readonly accountId: string;
  readonly entryId: string;
  /** As the database writes it, to the microsecond. */
  readonly at: string;
}

export interface Queued extends LeafKey {
  readonly leaf: Hash;
  readonly stamp: Buffer;
  /** Milliseconds since it was committed. */
  readonly age: number;
}

/** A checkpoint as it is kept, with the frontier of its size. */
export interface KeptCheckpoint {
  readonly size: number;
  readonly note: string;
  readonly frontier: Buffer;
}

export interface SealedBatch extends KeptCheckpoint {
  readonly leaves: readonly (LeafKey & { readonly index: number; readonly leaf: Hash })[];
  readonly subtrees: readonly (Subtree & { readonly hash: Hash })[];
}

const QUEUED = `
  SELECT account_id AS "accountId", entry_id AS "entryId", at::text AS at, leaf_hash AS leaf, stamp,
         extract(epoch FROM clock_timestamp() - queued_at)::float8 * 1000 AS age
    FROM audit_unsealed ORDER BY place LIMIT $1`;

export function readQueue(database: LogDatabase, most: number): Promise<Queued[]> {
  return database.query<Queued>(QUEUED, [most]);
}

const LEAD = `
  INSERT INTO audit_sealer AS sealer (only_one, holder, until_at)
  VALUES (true, $1, clock_timestamp() + $2 * interval '1 millisecond')
  ON CONFLICT (only_one) DO UPDATE SET holder = excluded.holder, until_at = excluded.until_at
   WHERE sealer.holder = excluded.holder OR sealer.until_at < clock_timestamp()
  RETURNING holder`;

/** Takes or keeps the lead for so many milliseconds; false while another has it. */
export async function takeLead(database: LogDatabase, holder: string, lease: number): Promise<boolean> {
  return (await database.query(LEAD, [holder, lease])).length === 1;
}

const CHECKPOINT = 'SELECT size::float8 AS size, note, frontier FROM audit_checkpoints';

/** The newest; null while nothing was ever sealed. */
export async function readHead(database: LogDatabase): Promise<KeptCheckpoint | null> {
  const [head] = await database.query<KeptCheckpoint>(`${CHECKPOINT} ORDER BY size DESC LIMIT 1`);
  return head ?? null;
}

/** In the order of size, from this size on, itself included. */
export function readCheckpoints(
  database: LogDatabase,
  from: number,
  most: number,
): Promise<KeptCheckpoint[]> {
  return database.query(`${CHECKPOINT} WHERE size >= $1 ORDER BY size LIMIT $2`, [from, most]);
}

const SEAL = `
  WITH taken AS (
    DELETE FROM audit_unsealed q USING jsonb_to_recordset($1::jsonb) AS leaf (account_id uuid, entry_id uuid)
     WHERE q.account_id = leaf.account_id AND q.entry_id = leaf.entry_id),
  leaves AS (
    INSERT INTO audit_leaves (leaf_index, account_id, entry_id, at, leaf_hash)
    SELECT leaf_index, account_id, entry_id, at, decode(leaf_hash, 'hex')
      FROM jsonb_to_recordset($1::jsonb) AS leaf
        (leaf_index bigint, account_id uuid, entry_id uuid, at timestamptz, leaf_hash text)),
  subtrees AS (
    INSERT INTO audit_subtrees (level, subtree_index, hash)
    SELECT level, subtree_index, decode(hash, 'hex')
      FROM jsonb_to_recordset($2::jsonb) AS subtree (level smallint, subtree_index bigint, hash text))
  INSERT INTO audit_checkpoints (size, note, frontier) VALUES ($3, $4, $5)`;

const UNIQUE_VIOLATION = '23505';

/** False when another sealer was quicker: then nothing of this was written. */
export async function writeSealed(database: LogDatabase, batch: SealedBatch): Promise<boolean> {
  const leaves = batch.leaves.map(({ index, accountId, entryId, at, leaf }) => ({
    leaf_index: index,
    account_id: accountId,
    entry_id: entryId,
    at,
    leaf_hash: leaf.toString('hex'),
  }));
  const subtrees = batch.subtrees.map(({ level, index, hash }) => ({
    level,
    subtree_index: index,
    hash: hash.toString('hex'),
  }));
  const { size, note, frontier } = batch;
  try {
    await database.query(SEAL, [JSON.stringify(leaves), JSON.stringify(subtrees), size, note, frontier]);
    return true;
  } catch (error) {
    if (errorCode(error) === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

export const releaseLead = async (database: LogDatabase, holder: string): Promise<void> => {
  await database.query('UPDATE audit_sealer SET until_at = clock_timestamp() WHERE holder = $1', [holder]);
};
