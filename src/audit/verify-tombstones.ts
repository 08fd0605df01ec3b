/**
 * Tombstones: signed notes that stand in the place of a month of entries. Their leaves stay in the log; a missing entry
 * is a lawful one only when its whole month is gone, as many as were dropped and with the same leaves in the same order.
 * Five lines: `<log>/tombstone`, the month, the number of entries, SHA-256 over their leaves in base64, the instant.
 */
import { createHash } from 'node:crypto';
import { openNote, type NoteSigner, type VerifierKey } from './signed-note.js';
import type { Hash } from './tree.js';
import type { Finding } from './verify-finding.js';

export interface Tombstone {
  /** `YYYY-MM`, of UTC. */
  readonly month: string;
  readonly entries: number;
  /** SHA-256 over the leaves, one after another in the order of the log. */
  readonly digest: Hash;
  /** ISO 8601. */
  readonly purgedAt: string;
}

const SUFFIX = '/tombstone';

/** Its first line is no checkpoint's, so neither can be taken for the other. */
export function signTombstone(signer: NoteSigner, { month, entries, digest, purgedAt }: Tombstone): string {
  const lines = [signer.key.name + SUFFIX, month, entries, digest.toString('base64'), purgedAt];
  return signer.sign(`${lines.join('\n')}\n`);
}

/** Null when no known key signed it, or it says something else than a tombstone of that key's log. */
export function openTombstone(note: string, keys: readonly VerifierKey[]): Tombstone | null {
  const opened = openNote(note, keys);
  if (opened === null) return null;
  const [origin, month = '', entries = '', digest = '', purgedAt = '', ...rest] = opened.text.split('\n');
  const isWhole = /^\d{4}-\d{2}$/.test(month) && /^\d{1,15}$/.test(entries) && rest.join('') === '';
  if (!isWhole || origin !== opened.key.name + SUFFIX) return null;
  return { month, entries: Number(entries), digest: Buffer.from(digest, 'base64'), purgedAt };
}

/** The leaves of a month as they come, to be held against its tombstone. */
export class MonthTally {
  #entries = 0;
  readonly #digest = createHash('sha256');

  add(leaf: Hash): void {
    this.#entries += 1;
    this.#digest.update(leaf);
  }

  /** Once, when all are added. */
  finish(): Pick<Tombstone, 'entries' | 'digest'> {
    return { entries: this.#entries, digest: this.#digest.digest() };
  }
}

/** The months that were dropped, each held against its tombstone when all leaves of the log have passed. */
export class BuriedMonths {
  readonly #tombstones = new Map<string, Tombstone>();
  readonly #tallies = new Map<string, MonthTally>();
  #forged = 0;

  constructor(notes: readonly string[], keys: readonly VerifierKey[]) {
    for (const note of notes) {
      const tombstone = openTombstone(note, keys);
      if (tombstone === null) this.#forged += 1;
      else {
        this.#tombstones.set(tombstone.month, tombstone);
        this.#tallies.set(tombstone.month, new MonthTally());
      }
    }
  }

  /** Counts the leaf; whether its month is one that was dropped. */
  add(month: string, leaf: Hash): boolean {
    this.#tallies.get(month)?.add(leaf);
    return this.#tallies.has(month);
  }

  /** Once. Only when verification began at the first leaf are the leaves of a month all there. */
  findings(): Finding[] {
    const forged = Array.from({ length: this.#forged }, () => falseTombstone());
    const broken = [...this.#tombstones.values()].filter((tombstone) => !this.#holds(tombstone));
    return [...forged, ...broken.map(({ month }) => falseTombstone(month))];
  }

  #holds({ month, entries, digest }: Tombstone): boolean {
    const found = this.#tallies.get(month)?.finish();
    return found?.entries === entries && found.digest.equals(digest);
  }
}

function falseTombstone(detail?: string): Finding {
  return { kind: 'TOMBSTONE_FALSE', index: null, ...(detail === undefined ? {} : { detail }) };
}
