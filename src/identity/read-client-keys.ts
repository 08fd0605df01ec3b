// The public keys that a client hands in: a PEM, a JWK or a JWK set. A private key is refused and never kept: whoever sends one has
// given it away. Each key gets a `kid` (RFC 7638) where it has none.
import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { isObject, type JsonObject } from './unique-json.js';
import { holdsSecret, isUsableKey } from './usable-key.js';

const MOST_KEYS = 10;

const KEPT_MEMBERS = ['kty', 'crv', 'x', 'y', 'n', 'e', 'alg', 'kid'];

export interface PublicKeys {
  readonly keys: readonly JsonObject[];
}

/** A message for whoever handed the keys in; it holds nothing of them. */
export class KeysRefused extends Error {}

/** Throws KeysRefused. */
export async function readClientKeys(text: string): Promise<PublicKeys> {
  const given = text.includes('-----BEGIN') ? [readPem(text)] : readJwks(text);
  if (given.length === 0) throw new KeysRefused('there is no key');
  if (given.length > MOST_KEYS) throw new KeysRefused(`there are more than ${MOST_KEYS} keys`);
  const keys = await Promise.all(given.map(toPublished));
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length)
    throw new KeysRefused('two keys have the same kid');
  return { keys };
}

function readPem(text: string): JWK {
  if (text.includes('PRIVATE KEY-----')) throw privateKey();
  try {
    return createPublicKey(text).export({ format: 'jwk' });
  } catch {
    throw new KeysRefused('it is not a public key in PEM');
  }
}

function readJwks(text: string): JWK[] {
  const given = parse(text);
  const list = Array.isArray(given['keys']) ? (given['keys'] as unknown[]) : [given];
  return list.map((key) => {
    if (!isObject(key)) throw notKeys();
    return key;
  });
}

function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    throw notKeys();
  }
  throw notKeys();
}

async function toPublished(key: JWK): Promise<JsonObject> {
  if (holdsSecret(key)) throw privateKey();
  if (!isUsableKey(key))
    throw new KeysRefused(
      'a key is not for signatures: Ed25519, P-256, or RSA of 2048 to 4096 bits is accepted',
    );
  const kept = Object.entries(key).filter(([name]) => KEPT_MEMBERS.includes(name));
  const kid = typeof key.kid === 'string' && key.kid !== '' ? key.kid : await calculateJwkThumbprint(key);
  return { ...Object.fromEntries(kept), kid, use: 'sig' };
}

function notKeys(): KeysRefused {
  return new KeysRefused('it is neither a public key in PEM nor a JWK or JWK set');
}

function privateKey(): KeysRefused {
  return new KeysRefused(
    'it holds a private or symmetric key: keep that, make a new one, and give its public half alone',
  );
}
