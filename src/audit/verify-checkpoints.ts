/**
 * The signed roots that the log is held against: those in the database and those that were written out, which must
 * not contradict each other. What was written out counts for more: nobody could take it back in the database.
 */
import { openCheckpoint, type TrustedKey } from './checkpoint.js';
import type { Hash } from './tree.js';
import type { Finding } from './verify-finding.js';

export interface KeptNote {
  readonly size: number;
  readonly note: string;
}

export interface SignedRoots {
  /** By size, in its order. */
  readonly roots: ReadonlyMap<number, Hash>;
  /** The largest size that was signed. */
  readonly end: number;
  readonly findings: readonly Finding[];
}

export function collectRoots(
  kept: readonly KeptNote[],
  exported: readonly string[],
  keys: readonly TrustedKey[],
): SignedRoots {
  const findings: Finding[] = [];
  const roots = new Map<number, Hash>();
  const add = (note: string, size: number | null) => {
    const opened = openCheckpoint(note, keys);
    if (opened === null || (size !== null && opened.size !== size)) {
      findings.push({ kind: 'CHECKPOINT_FORGED', index: size });
      return;
    }
    const known = roots.get(opened.size);
    if (known !== undefined && !known.equals(opened.root))
      findings.push({ kind: 'CHECKPOINT_FORKED', index: opened.size });
    else roots.set(opened.size, opened.root);
  };
  for (const note of exported) add(note, null);
  findings.push(...missing(kept, roots));
  for (const { note, size } of kept) add(note, size);
  const ordered = [...roots].sort(([a], [b]) => a - b);
  return { roots: new Map(ordered), end: ordered.at(-1)?.[0] ?? 0, findings };
}

function missing(kept: readonly KeptNote[], exported: ReadonlyMap<number, Hash>): Finding[] {
  const sizes = new Set(kept.map(({ size }) => size));
  return [...exported.keys()]
    .filter((size) => !sizes.has(size))
    .map((size) => ({ kind: 'CHECKPOINT_MISSING', index: size }));
}
