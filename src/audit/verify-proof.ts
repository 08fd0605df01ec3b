/** Checks a proof offline: with the proof, the trusted keys, and nothing else. */
import { openCheckpoint, type SignedCheckpoint, type TrustedKey } from './checkpoint.js';
import type { AuditEntry } from './entry.js';
import { entryLeaf } from './leaf.js';
import { HASH_BYTES, type Hash } from './tree.js';
import { verifyConsistency, verifyInclusion } from './tree-proofs.js';

export const INCLUSION_FORMAT = 'account-data-audit-inclusion-v1';
export const CONSISTENCY_FORMAT = 'account-data-audit-consistency-v1';

export interface InclusionProofFile {
  readonly format: typeof INCLUSION_FORMAT;
  readonly leafIndex: number;
  readonly entry: AuditEntry;
  /** Base64, the leaf's sibling first. */
  readonly path: readonly string[];
  readonly checkpoint: string;
}

export interface ConsistencyProofFile {
  readonly format: typeof CONSISTENCY_FORMAT;
  readonly first: string;
  readonly second: string;
  readonly path: readonly string[];
}

export interface ProofVerdict {
  readonly valid: boolean;
  /** One sentence: what is proven, or what is wrong. */
  readonly says: string;
}

export function verifyProof(text: string, keys: readonly TrustedKey[]): ProofVerdict {
  const proof = parseProof(text);
  if (proof === null) return wrong('this is not a proof of the audit log');
  return proof.format === INCLUSION_FORMAT ? checkInclusion(proof, keys) : checkConsistency(proof, keys);
}

function checkInclusion(proof: InclusionProofFile, keys: readonly TrustedKey[]): ProofVerdict {
  const checkpoint = openCheckpoint(proof.checkpoint, keys);
  if (checkpoint === null) return UNSIGNED;
  const { size, root } = checkpoint;
  const leaf = entryLeaf(proof.entry);
  const path = parseHashes(proof.path);
  return path !== null && verifyInclusion({ index: proof.leafIndex, size, leaf, path }, root)
    ? right(`the entry is leaf ${proof.leafIndex} of the log ${sayCheckpoint(checkpoint)}`)
    : wrong('the entry is not in the log at this place, or was changed');
}

function checkConsistency(proof: ConsistencyProofFile, keys: readonly TrustedKey[]): ProofVerdict {
  const [first, second] = [openCheckpoint(proof.first, keys), openCheckpoint(proof.second, keys)];
  if (first === null || second === null) return UNSIGNED;
  const path = parseHashes(proof.path);
  const sizes = { first: first.size, second: second.size };
  return first.origin === second.origin &&
    path !== null &&
    verifyConsistency({ ...sizes, path }, first.root, second.root)
    ? right(`the log of size ${first.size} is the beginning of the log ${sayCheckpoint(second)}`)
    : wrong('the second checkpoint does not continue the first');
}

const UNSIGNED = wrong('the checkpoint is not signed by a key that was good for it');

function parseProof(text: string): InclusionProofFile | ConsistencyProofFile | null {
  try {
    const proof = JSON.parse(text) as unknown;
    return isInclusion(proof) || isConsistency(proof) ? proof : null;
  } catch {
    return null;
  }
}

function isInclusion(proof: unknown): proof is InclusionProofFile {
  const { format, leafIndex, entry, path, checkpoint } = membersOf(proof);
  return (
    format === INCLUSION_FORMAT &&
    typeof leafIndex === 'number' &&
    typeof entry === 'object' &&
    isTexts(path) &&
    typeof checkpoint === 'string'
  );
}

function isConsistency(proof: unknown): proof is ConsistencyProofFile {
  const { format, first, second, path } = membersOf(proof);
  return (
    format === CONSISTENCY_FORMAT && typeof first === 'string' && typeof second === 'string' && isTexts(path)
  );
}

function membersOf(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? value : {};
}

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function parseHashes(encoded: readonly string[]): Hash[] | null {
  const hashes = encoded.map((one) => Buffer.from(one, 'base64'));
  return hashes.every((hash) => hash.length === HASH_BYTES) ? hashes : null;
}

const sayCheckpoint = ({ origin, size }: SignedCheckpoint): string => `${origin} of size ${size}`;

function right(says: string): ProofVerdict {
  return { valid: true, says };
}

function wrong(says: string): ProofVerdict {
  return { valid: false, says };
}
