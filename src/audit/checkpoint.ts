/**
 * Checkpoints (c2sp.org/tlog-checkpoint): the size and the root of the log, signed. A checkpoint is believed when a
 * trusted key of the log's name signed it, and the key was good for a log of that size.
 */
import { HASH_BYTES, type Hash } from './tree.js';
import { openNote, type NoteSigner, type VerifierKey } from './signed-note.js';

export interface Checkpoint {
  /** The name of the log, the same as its keys'. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

export interface SignedCheckpoint extends Checkpoint {
  readonly note: string;
}

/** A verifier key and the sizes of the log that it was good for, both included. */
export interface TrustedKey extends VerifierKey {
  readonly firstSize: number;
  readonly lastSize: number;
}

export function signCheckpoint(signer: NoteSigner, { size, root }: Omit<Checkpoint, 'origin'>): string {
  return signer.sign(`${signer.key.name}\n${size}\n${root.toString('base64')}\n`);
}

/** Null when it is not signed by a trusted key that was good for its size, or says something else than a checkpoint. */
export function openCheckpoint(note: string, keys: readonly TrustedKey[]): SignedCheckpoint | null {
  const opened = openNote(note, keys);
  const checkpoint = opened && parseCheckpoint(opened.text);
  if (opened === null || checkpoint === null) return null;
  const { name, firstSize, lastSize } = opened.key;
  const { origin, size } = checkpoint;
  return origin === name && size >= firstSize && size <= lastSize ? { ...checkpoint, note } : null;
}

/** What a checkpoint says, believed or not; lines after the third are extensions that this log does not write. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', root = ''] = text.split('\n');
  const hash = Buffer.from(root, 'base64');
  const isWhole = /^(0|[1-9]\d{0,14})$/.test(size) && hash.length === HASH_BYTES;
  return isWhole && hash.toString('base64') === root ? { origin, size: Number(size), root: hash } : null;
}

/** A note, and the empty line behind it. */
const NOTE_IN_FILE = /((?:[^\n\u2014][^\n]*\n)+\n(?:\u2014 [^\n]*\n)+)\n?/gu;

/** The notes of a file of checkpoints, and where the last one ends: what follows is no whole note. */
export function splitNotes(text: string): { readonly notes: string[]; readonly end: number } {
  const found = [...text.matchAll(NOTE_IN_FILE)];
  const last = found.at(-1);
  return {
    notes: found.map(([, note = '']) => note),
    end: last === undefined ? 0 : last.index + last[0].length,
  };
}
