/**
 * The leaf of an entry: the RFC 6962 leaf hash of its canonical bytes. Two characters are replaced before an entry is
 * recorded, for the database and canonical JSON cannot hold them: NUL and lone surrogates.
 */
import { canonicalJson, LoneSurrogate } from './canonical-json.js';
import type { AuditEntry } from './entry.js';
import { leafHash, type Hash } from './tree.js';

export function entryLeaf(entry: AuditEntry): Hash {
  return leafHash(Buffer.from(canonicalJson(entry), 'utf8'));
}

/** How JSON writes NUL; a backslash in the text itself may look alike and costs only time. */
const NUL = '\\u0000';
const REPLACEMENT = '\uFFFD';

/** The entry as canonical JSON, with U+FFFD for what cannot be stored. */
export function storableText(entry: AuditEntry): string {
  return textIfStorable(entry) ?? canonicalJson(JSON.parse(JSON.stringify(entry), replaceUnstorable));
}

function textIfStorable(entry: AuditEntry): string | null {
  try {
    const text = canonicalJson(entry);
    return text.includes(NUL) ? null : text;
  } catch (error) {
    if (error instanceof LoneSurrogate) return null;
    throw error;
  }
}

function replaceUnstorable(_: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replaceAll('\0', REPLACEMENT).replace(/\p{Surrogate}/gu, REPLACEMENT);
}
