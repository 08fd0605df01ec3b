/**
 * The Merkle tree of the log (RFC 6962 section 2, RFC 9162 section 2.1): SHA-256, a leaf prefixed with 0x00, a node
 * with 0x01. A log of any size is kept as its frontier: the roots of its complete subtrees, at most one for each level.
 */
import { createHash } from 'node:crypto';

export type Hash = Buffer;

export const HASH_BYTES = 32;

const LEAF_PREFIX = Buffer.from([0x00]);
const NODE_PREFIX = Buffer.from([0x01]);

function sha256(...parts: readonly Buffer[]): Hash {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export const EMPTY_ROOT: Hash = sha256();

export function leafHash(bytes: Buffer): Hash {
  return sha256(LEAF_PREFIX, bytes);
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(NODE_PREFIX, left, right);
}

/** A complete subtree: of 2^level leaves, the `index`th of its level. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

export type OnComplete = (subtree: Subtree, hash: Hash) => void;

export class Frontier {
  #size: number;
  /** Largest subtree first. */
  readonly #roots: Hash[];

  constructor(size = 0, roots: readonly Hash[] = []) {
    if (roots.length !== subtreeCount(size)) throw new RangeError('the frontier does not fit the size');
    this.#size = size;
    this.#roots = [...roots];
  }

  static parse(size: number, bytes: Buffer): Frontier {
    const count = bytes.length / HASH_BYTES;
    const roots = Array.from({ length: Math.ceil(count) }, (_, place) =>
      bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
    );
    if (!Number.isInteger(count)) throw new RangeError('the frontier is cut');
    return new Frontier(size, roots);
  }

  get size(): number {
    return this.#size;
  }

  /** Tells every subtree that the leaf completes, the leaf itself first. */
  append(leaf: Hash, onComplete?: OnComplete): void {
    let hash = leaf;
    let index = this.#size;
    onComplete?.({ level: 0, index }, hash);
    for (let level = 1; index % 2 === 1; level += 1) {
      hash = nodeHash(this.#roots.pop() ?? EMPTY_ROOT, hash);
      index = (index - 1) / 2;
      onComplete?.({ level, index }, hash);
    }
    this.#roots.push(hash);
    this.#size += 1;
  }

  root(): Hash {
    const [smallest, ...larger] = this.#roots.toReversed();
    if (smallest === undefined) return EMPTY_ROOT;
    return larger.reduce((right, left) => nodeHash(left, right), smallest);
  }

  copy(): Frontier {
    return new Frontier(this.#size, this.#roots);
  }

  serialize(): Buffer {
    return Buffer.concat(this.#roots);
  }
}

/** The ones in the binary form of the size. */
function subtreeCount(size: number): number {
  return size.toString(2).replaceAll('0', '').length;
}
