/**
 * Signed notes (c2sp.org/signed-note), Ed25519 alone: a text, an empty line, and signature lines. A verifier key is
 * `<name>+<key id>+<base64 of 0x01 and the public key>`. Signatures of unknown keys are passed over.
 */
import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

const ED25519 = 0x01;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const ID_BYTES = 4;
/** No spaces, no plus sign. */
export const KEY_NAME = /^[^\s+]+$/u;
const SIGNATURE_LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;
/** The fixed beginning of an Ed25519 public key in DER (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export interface VerifierKey {
  readonly name: string;
  readonly id: Buffer;
  readonly publicKey: KeyObject;
  readonly text: string;
}

export function toVerifierKey(name: string, publicKey: KeyObject): VerifierKey {
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(SPKI_PREFIX.length);
  const typed = Buffer.concat([Buffer.from([ED25519]), raw]);
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, ID_BYTES);
  return { name, id, publicKey, text: `${name}+${id.toString('hex')}+${typed.toString('base64')}` };
}

/** Null when the text is not to the byte what `toVerifierKey` writes. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const [name = '', , ...rest] = text.split('+');
  const typed = Buffer.from(rest.join('+'), 'base64');
  if (!KEY_NAME.test(name) || typed.length !== KEY_BYTES + 1) return null;
  const der = Buffer.concat([SPKI_PREFIX, typed.subarray(1)]);
  const key = toVerifierKey(name, createPublicKey({ key: der, format: 'der', type: 'spki' }));
  return key.text === text ? key : null;
}

export interface NoteSigner {
  readonly key: VerifierKey;
  sign(text: string): string;
}

export function createNoteSigner(name: string, privateKey: KeyObject): NoteSigner {
  const key = toVerifierKey(name, createPublicKey(privateKey));
  return {
    key,
    sign: (text) => {
      const signature = Buffer.concat([key.id, sign(null, Buffer.from(text), privateKey)]);
      return `${text}\n\u2014 ${name} ${signature.toString('base64')}\n`;
    },
  };
}

export interface OpenedNote<Key extends VerifierKey = VerifierKey> {
  readonly text: string;
  readonly key: Key;
}

/** The text and the key that signed it; null when no known key did, or the first line of a known key is false. */
export function openNote<Key extends VerifierKey>(
  note: string,
  keys: readonly Key[],
): OpenedNote<Key> | null {
  const end = note.lastIndexOf('\n\n') + 1;
  const lines = note.slice(end + 1).split('\n');
  if (end === 0 || lines.pop() !== '' || lines.length > 100) return null;
  const text = note.slice(0, end);
  for (const line of lines) {
    const [, name, encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    if (name === undefined || bytes.length < ID_BYTES) return null;
    const key = keys.find((known) => known.name === name && known.id.equals(bytes.subarray(0, ID_BYTES)));
    if (key !== undefined) return isSigned(text, key, bytes) ? { text, key } : null;
  }
  return null;
}

function isSigned(text: string, key: VerifierKey, bytes: Buffer): boolean {
  return (
    bytes.length === ID_BYTES + SIGNATURE_BYTES &&
    verify(null, Buffer.from(text), key.publicKey, bytes.subarray(ID_BYTES))
  );
}
