/**
 * Which subtrees are kept: one level in four, so that a proof needs few rows and the log few besides its leaves. A
 * subtree of a level between is computed from those below it.
 */
import { nodeHash, type Hash, type Subtree } from './tree.js';

const EVERY = 4;

/** Leaves are kept as such. */
export function isKept({ level }: Subtree): boolean {
  return level > 0 && level % EVERY === 0;
}

function childrenOf({ level, index }: Subtree): [Subtree, Subtree] {
  return [
    { level: level - 1, index: index * 2 },
    { level: level - 1, index: index * 2 + 1 },
  ];
}

/** The leaves and kept subtrees that it is computed from; at most 16. */
export function sourcesOf(subtree: Subtree): Subtree[] {
  return subtree.level % EVERY === 0 ? [subtree] : childrenOf(subtree).flatMap(sourcesOf);
}

export function computeSubtree(subtree: Subtree, known: (source: Subtree) => Hash): Hash {
  if (subtree.level % EVERY === 0) return known(subtree);
  const [left, right] = childrenOf(subtree);
  return nodeHash(computeSubtree(left, known), computeSubtree(right, known));
}
