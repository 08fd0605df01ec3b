/**
 * The leaf of an entry: the RFC 6962 leaf hash of its canonical bytes. Two characters are replaced before an entry is
 * recorded, for the database and canonical JSON cannot hold them: NUL and lone surrogates.
 */
import { canonicalJson } from './canonical-json.js';
import type { AuditEntry } from './entry.js';
import { leafHash, type Hash } from './tree.js';

export function entryText(entry: AuditEntry): string {
  return canonicalJson(entry);
}

export function entryBytes(entry: AuditEntry): Buffer {
  return Buffer.from(entryText(entry), 'utf8');
}

export function entryLeaf(entry: AuditEntry): Hash {
  return leafHash(entryBytes(entry));
}

/** How JSON writes NUL and surrogates; a backslash in the text itself may look alike and costs only time. */
const SUSPECT = /\\u(0000|d[89a-f])/;
const REPLACEMENT = '\uFFFD';

/** The entry as it can be stored: the same, or with U+FFFD for what cannot. */
export function storableEntry(entry: AuditEntry): AuditEntry {
  const text = JSON.stringify(entry);
  return SUSPECT.test(text) ? (JSON.parse(text, replaceUnstorable) as AuditEntry) : entry;
}

function replaceUnstorable(_: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replaceAll('\0', REPLACEMENT).replace(/\p{Surrogate}/gu, REPLACEMENT);
}
