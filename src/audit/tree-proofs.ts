/**
 * Proofs about the Merkle tree (RFC 9162 sections 2.1.3 and 2.1.4): that a leaf is in a log, and that a log of one
 * size is the beginning of a larger one. Which hashes a proof consists of is told as ranges of leaves; checking needs
 * the proof and the roots alone.
 */
import { EMPTY_ROOT, nodeHash, type Hash, type Subtree } from './tree.js';

/** Leaves [from, to): a subtree of the tree's recursive definition. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** PATH(m, D[n]), the leaf's sibling first. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (index < 0 || index >= size) throw new RangeError('the log has no such leaf');
  return pathWithin(index, { from: 0, to: size });
}

function pathWithin(index: number, { from, to }: LeafRange): LeafRange[] {
  if (to - from === 1) return [];
  const middle = from + largestPowerBelow(to - from);
  return index < middle
    ? [...pathWithin(index, { from, to: middle }), { from: middle, to }]
    : [...pathWithin(index, { from: middle, to }), { from, to: middle }];
}

/** PROOF(m, D[n]); empty for a log and itself, and for the empty log. */
export function consistencyRanges(first: number, second: number): LeafRange[] {
  if (first < 0 || first > second) throw new RangeError('the first size is not within the second');
  return first === 0 ? [] : subproof(first, { from: 0, to: second }, true);
}

function subproof(until: number, { from, to }: LeafRange, known: boolean): LeafRange[] {
  if (until === to) return known ? [] : [{ from, to }];
  const middle = from + largestPowerBelow(to - from);
  return until <= middle
    ? [...subproof(until, { from, to: middle }, known), { from: middle, to }]
    : [...subproof(until, { from: middle, to }, false), { from, to: middle }];
}

/** The complete subtrees that a range consists of, largest first. */
export function subtreesOf({ from, to }: LeafRange): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let start = from; start < to;) {
    const level = levelOf(largestPowerBelow(to - start + 1));
    subtrees.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return subtrees;
}

export function rootOfRange(range: LeafRange, hashOf: (subtree: Subtree) => Hash): Hash {
  const [smallest, ...larger] = subtreesOf(range).map(hashOf).reverse();
  if (smallest === undefined) return EMPTY_ROOT;
  return larger.reduce((right, left) => nodeHash(left, right), smallest);
}

export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly path: readonly Hash[];
}

/** RFC 9162 section 2.1.3.2 */
export function verifyInclusion({ index, size, leaf, path }: InclusionProof, root: Hash): boolean {
  if (!isIndex(index) || !isIndex(size) || index >= size) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      [node, last] = climbToOdd(node, last);
    } else hash = nodeHash(hash, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && hash.equals(root);
}

export interface ConsistencyProof {
  readonly first: number;
  readonly second: number;
  readonly path: readonly Hash[];
}

/** RFC 9162 section 2.1.4.2 */
export function verifyConsistency(
  { first, second, path }: ConsistencyProof,
  firstRoot: Hash,
  secondRoot: Hash,
): boolean {
  if (!isIndex(first) || !isIndex(second) || first > second) return false;
  if (first === 0) return path.length === 0 && firstRoot.equals(EMPTY_ROOT);
  if (first === second) return path.length === 0 && firstRoot.equals(secondRoot);
  const [start, ...rest] = isPowerOfTwo(first) ? [firstRoot, ...path] : path;
  if (start === undefined || path.length === 0) return false;
  return climbBoth({ first, second, path: rest }, start, firstRoot, secondRoot);
}

function climbBoth(
  { first, second, path }: ConsistencyProof,
  start: Hash,
  firstRoot: Hash,
  secondRoot: Hash,
): boolean {
  let [node, last] = skipRightEdges(first - 1, second - 1);
  let [ofFirst, ofSecond] = [start, start];
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      ofFirst = nodeHash(sibling, ofFirst);
      ofSecond = nodeHash(sibling, ofSecond);
      [node, last] = climbToOdd(node, last);
    } else ofSecond = nodeHash(ofSecond, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && ofFirst.equals(firstRoot) && ofSecond.equals(secondRoot);
}

function skipRightEdges(node: number, last: number): [number, number] {
  return isOdd(node) ? skipRightEdges(half(node), half(last)) : [node, last];
}

/** Up the right edge, until the node is a right child or the root of its side. */
function climbToOdd(node: number, last: number): [number, number] {
  return isOdd(node) || node === 0 ? [node, last] : climbToOdd(half(node), half(last));
}

// Sizes go beyond 32 bits, so there are no bit operators here.
const half = (number: number): number => Math.floor(number / 2);
const isOdd = (number: number): boolean => number % 2 === 1;
const isIndex = (number: number): boolean => Number.isSafeInteger(number) && number >= 0;
const isPowerOfTwo = (number: number): boolean => largestPowerBelow(number + 1) === number;

/** The largest power of two smaller than `count`, for `count` above 1. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

const levelOf = (power: number): number => (power === 1 ? 0 : 1 + levelOf(power / 2));
