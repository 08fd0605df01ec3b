/** What verification finds: one row for each kind of tampering, and the words for it. The ids are permanent. */

export const FINDINGS = {
  ENTRY_CHANGED: 'the entry is not what was sealed',
  ENTRY_MISSING: 'the entry that was sealed is gone',
  COLUMN_CHANGED: 'a column of the entry differs from the entry itself',
  ENTRY_INSERTED: 'the entry was never queued by the writer nor sealed',
  ENTRY_REORDERED: 'the entry does not stand at the place where it was sealed',
  LEAF_CHANGED: 'the leaf in the log is not the hash of the entry that was sealed',
  LEAF_MISSING: 'a place in the log is empty',
  LEAF_INSERTED: 'an entry stands in the log that was not sealed there',
  LEAF_DUPLICATED: 'the entry has more than one place in the log',
  LEAVES_REWRITTEN: 'an entry among these was changed, dropped, inserted or reordered, and the log rewritten',
  LOG_CUT_OFF: 'the log ends here, but a larger one was signed',
  CHECKPOINT_MISSING: 'a checkpoint that was written out is gone from the database',
  CHECKPOINT_FORGED: 'a checkpoint is not signed by a key that was good for it',
  CHECKPOINT_FORKED: 'two signed checkpoints of this size contradict each other',
  WAITING_CHANGED: 'an entry that waits to be sealed is gone, or not what was queued',
  TOMBSTONE_FALSE: 'a tombstone is not signed by a known key, or does not name the leaves of its month',
  FACTS_CHANGED: 'the facts that entries name are not what was recorded',
} as const;

export type FindingKind = keyof typeof FINDINGS;

export interface Finding {
  readonly kind: FindingKind;
  /** Place in the log, from 0; null for what has none. Of checkpoints, the size that they are of. */
  readonly index: number | null;
  /** The last place, when it is certain only that one of several is concerned. */
  readonly lastIndex?: number;
  readonly accountId?: string;
  readonly entryId?: string;
  /** Columns or hashes, never a value. */
  readonly detail?: string;
}

export function sayFinding({ kind, index, lastIndex, accountId, entryId, detail }: Finding): string {
  const place = index === null ? 'outside the log' : sayPlace(kind, index, lastIndex);
  const entry = entryId === undefined ? '' : `, entry ${entryId} of account ${accountId ?? 'unknown'}`;
  return `${kind} ${place}${entry}: ${FINDINGS[kind]}${detail === undefined ? '' : ` (${detail})`}`;
}

function sayPlace(kind: FindingKind, index: number, lastIndex: number | undefined): string {
  if (kind.startsWith('CHECKPOINT')) return `at size ${index}`;
  return lastIndex === undefined ? `at leaf ${index}` : `at one of leaves ${index} to ${lastIndex}`;
}
