/**
 * A segment of the log: the leaves between two signed checkpoints. The signed root says whether they are what was
 * sealed; what does not fit is explained as exactly as the root allows.
 */
import type { Finding } from './verify-finding.js';
import type { Frontier, Hash } from './tree.js';

export interface SegmentLeaf {
  readonly index: number;
  readonly accountId: string;
  readonly entryId: string;
  /** As the log in the database has it. */
  readonly stored: Hash;
  /** Of the entry as it is now; null when it is gone. */
  readonly computed: Hash | null;
  /** Asked of an entry that is what was sealed: the columns that differ from it. */
  readonly wrongColumns: () => readonly string[];
}

type Hashes = readonly Hash[];

export interface SegmentVerdict {
  readonly findings: readonly Finding[];
  /** The leaves that reach the signed root; null when none do, and later roots cannot be compared. */
  readonly sealed: Hashes | null;
}

/** Trying all exchanges takes the cube of the length. */
const LONGEST_SEARCHED = 100;

/** `next` is the leaf behind the segment, should there be one. */
export function judgeSegment(
  base: Frontier,
  leaves: readonly SegmentLeaf[],
  root: Hash,
  next: SegmentLeaf | null,
): SegmentVerdict {
  const reaches = (hashes: Hashes) => rootAfter(base, hashes).equals(root);
  const stored = leaves.map((leaf) => leaf.stored);
  if (reaches(stored))
    return { findings: leaves.flatMap((leaf) => judgeEntry(leaf, leaves)), sealed: stored };
  const computed = leaves.map((leaf) => leaf.computed ?? leaf.stored);
  if (reaches(computed))
    return {
      findings: leaves.flatMap((leaf) => (differs(leaf) ? [at(leaf, 'LEAF_CHANGED')] : judgeColumns(leaf))),
      sealed: computed,
    };
  const exact = findInserted(computed, leaves, next, reaches) ?? findExchanged(computed, leaves, reaches);
  return { findings: [exact ?? rewritten(leaves)], sealed: null };
}

function judgeEntry(leaf: SegmentLeaf, leaves: readonly SegmentLeaf[]): Finding[] {
  const { computed } = leaf;
  if (computed === null) return [at(leaf, 'ENTRY_MISSING')];
  if (!differs(leaf)) return judgeColumns(leaf);
  const isElsewhere = leaves.some(({ stored }) => stored.equals(computed));
  return [at(leaf, isElsewhere ? 'ENTRY_REORDERED' : 'ENTRY_CHANGED')];
}

function judgeColumns(leaf: SegmentLeaf): Finding[] {
  const wrong = leaf.computed === null ? [] : leaf.wrongColumns();
  return wrong.length === 0 ? [] : [{ ...at(leaf, 'COLUMN_CHANGED'), detail: wrong.join(', ') }];
}

function findInserted(
  computed: Hashes,
  leaves: readonly SegmentLeaf[],
  next: SegmentLeaf | null,
  reaches: (hashes: Hashes) => boolean,
): Finding | null {
  if (next === null || leaves.length > LONGEST_SEARCHED) return null;
  const following = [...computed, next.computed ?? next.stored];
  const inserted = leaves.find((_, place) => reaches(following.toSpliced(place, 1)));
  return inserted === undefined ? null : at(inserted, 'LEAF_INSERTED');
}

function findExchanged(
  computed: Hashes,
  leaves: readonly SegmentLeaf[],
  reaches: (hashes: Hashes) => boolean,
): Finding | null {
  if (leaves.length > LONGEST_SEARCHED) return null;
  for (const [first, leaf] of leaves.entries()) {
    for (let second = first + 1; second < leaves.length; second += 1) {
      if (reaches(exchange(computed, first, second)))
        return {
          ...at(leaf, 'ENTRY_REORDERED'),
          detail: `exchanged with leaf ${leaf.index + second - first}`,
        };
    }
  }
  return null;
}

function exchange(hashes: Hashes, first: number, second: number): Hashes {
  const [one, other] = [hashes[first], hashes[second]];
  return one === undefined || other === undefined ? hashes : hashes.with(first, other).with(second, one);
}

function rewritten(leaves: readonly SegmentLeaf[]): Finding {
  const [first, last] = [leaves[0], leaves.at(-1)];
  if (first === undefined || last === undefined) return { kind: 'LEAVES_REWRITTEN', index: null };
  if (first === last) return at(first, 'LEAVES_REWRITTEN');
  return { ...at(first, 'LEAVES_REWRITTEN'), lastIndex: last.index };
}

function rootAfter(base: Frontier, hashes: Hashes): Hash {
  const frontier = base.copy();
  for (const hash of hashes) frontier.append(hash);
  return frontier.root();
}

const differs = ({ stored, computed }: SegmentLeaf): boolean => computed !== null && !stored.equals(computed);

export function at(
  { index, accountId, entryId }: Pick<SegmentLeaf, 'index' | 'accountId' | 'entryId'>,
  kind: Finding['kind'],
): Finding {
  return { kind, index, accountId, entryId };
}
