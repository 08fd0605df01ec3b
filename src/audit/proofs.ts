/**
 * Proofs for those who do not have the log: that an entry is in it, and that one checkpoint continues another. Each is
 * one JSON object that can be checked offline, with the verifier key alone.
 */
import { parseCheckpoint } from './checkpoint.js';
import type { AuditEntry } from './entry.js';
import type { LogDatabase } from './log-store.js';
import { computeSubtree, sourcesOf } from './subtree-levels.js';
import type { Hash, Subtree } from './tree.js';
import {
  consistencyRanges,
  inclusionRanges,
  rootOfRange,
  subtreesOf,
  type LeafRange,
} from './tree-proofs.js';
import {
  CONSISTENCY_FORMAT,
  INCLUSION_FORMAT,
  type ConsistencyProofFile,
  type InclusionProofFile,
} from './verify-proof.js';

interface SealedEntry {
  readonly index: number;
  readonly entry: AuditEntry | null;
  readonly note: string | null;
}

const SEALED_ENTRY = `
  SELECT l.leaf_index::float8 AS index, e.entry,
         (SELECT c.note FROM audit_checkpoints c WHERE c.size > l.leaf_index ORDER BY c.size DESC LIMIT 1) AS note
    FROM audit_leaves l
    LEFT JOIN audit_entries e ON e.account_id = l.account_id AND e.entry_id = l.entry_id AND e.at = l.at
   WHERE l.entry_id = $1 AND ($2::uuid IS NULL OR l.account_id = $2)`;

/** Of an entry under the newest checkpoint. @throws while it is not sealed */
export async function proveInclusion(
  database: LogDatabase,
  entryId: string,
  accountId: string | null,
): Promise<InclusionProofFile> {
  const [found] = await database.query<SealedEntry>(SEALED_ENTRY, [entryId, accountId]);
  if (!found?.entry)
    throw new Error('there is no sealed entry of this id: one made just now is sealed within seconds');
  const checkpoint = parseNote(found.note);
  return {
    format: INCLUSION_FORMAT,
    leafIndex: found.index,
    entry: found.entry,
    path: await readRanges(database, inclusionRanges(found.index, checkpoint.size)),
    checkpoint: checkpoint.note,
  };
}

/** Between two sizes that were signed. @throws for other sizes */
export async function proveConsistency(
  database: LogDatabase,
  first: number,
  second: number,
): Promise<ConsistencyProofFile> {
  const [older, newer] = [await readNote(database, first), await readNote(database, second)];
  return {
    format: CONSISTENCY_FORMAT,
    first: older.note,
    second: newer.note,
    path: await readRanges(database, consistencyRanges(older.size, newer.size)),
  };
}

const NEAREST = `
  SELECT size::float8 AS size, note FROM audit_checkpoints
   ORDER BY abs(size - $1) LIMIT 1`;

async function readNote(database: LogDatabase, size: number): Promise<{ size: number; note: string }> {
  const [nearest] = await database.query<{ size: number; note: string }>(NEAREST, [size]);
  if (nearest?.size === size) return nearest;
  const hint = nearest === undefined ? '' : `: the nearest one is of size ${nearest.size}`;
  throw new Error(`there is no checkpoint of size ${size}${hint}`);
}

function parseNote(note: string | null): { size: number; note: string } {
  const checkpoint = note === null ? null : parseCheckpoint(note);
  if (note === null || checkpoint === null) throw new Error('no checkpoint covers the entry');
  return { size: checkpoint.size, note };
}

const LEAVES = `SELECT 0 AS level, leaf_index::float8 AS index, leaf_hash AS hash FROM audit_leaves
  WHERE leaf_index = ANY($1::bigint[])`;
const SUBTREES = `SELECT s.level, s.subtree_index::float8 AS index, s.hash FROM audit_subtrees s
  JOIN unnest($1::smallint[], $2::bigint[]) AS wanted (level, subtree_index) USING (level, subtree_index)`;

/** The roots of the ranges, in their order, from few rows whatever the size of the log. */
async function readRanges(database: LogDatabase, ranges: readonly LeafRange[]): Promise<string[]> {
  const sources = ranges.flatMap(subtreesOf).flatMap(sourcesOf);
  const above = sources.filter(({ level }) => level > 0);
  const rows = [
    ...(await database.query<Subtree & { hash: Hash }>(LEAVES, [
      sources.filter(({ level }) => level === 0).map(({ index }) => index),
    ])),
    ...(await database.query<Subtree & { hash: Hash }>(SUBTREES, [
      above.map(({ level }) => level),
      above.map(({ index }) => index),
    ])),
  ];
  const hashes = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  const known = ({ level, index }: Subtree): Hash => {
    const hash = hashes.get(`${level}/${index}`);
    if (hash === undefined)
      throw new Error('the log lacks a part of the proof: run `account-data audit verify`');
    return hash;
  };
  return ranges.map((range) =>
    rootOfRange(range, (subtree) => computeSubtree(subtree, known)).toString('base64'),
  );
}
