// The signing keys of the embedded issuer: Ed25519, in one file of the data folder that its owner alone may read. The newest signs;
// a retired one stays published until every token it signed has ended (RFC 7517, key rollover). A rotation is seen without a restart.
import { hkdfSync, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Clock, Instant } from '../clock.js';
import { errorCode } from '../error-code.js';

export const SIGNING_ALGORITHM = 'EdDSA';

/** The longest life of a token of the embedded issuer, and what clocks may differ by. */
export const KEY_OVERLAP_MS = (3600 + 60) * 1000;

export interface SigningKey {
  readonly kid: string;
  /** Private. */
  readonly jwk: JWK;
  readonly madeAt: Instant;
  /** Null: it signs. */
  readonly retiredAt: Instant | null;
}

/** The one that signs comes first. Never empty. */
export type SigningKeys = readonly [SigningKey, ...SigningKey[]];

export interface SigningKeyFile {
  /** Those that are published now; makes the first one. */
  readonly read: () => Promise<SigningKeys>;
  /** Makes a new key that signs from now on. Two rotations at one moment leave one of the two new keys. */
  readonly rotate: () => Promise<SigningKeys>;
}

const FILE = 'signing-keys.json';

export function openSigningKeys(dataFolder: string, clock: Clock): SigningKeyFile {
  const path = join(dataFolder, FILE);
  let kept: { readonly state: string; readonly keys: SigningKeys } | null = null;
  const read = async (): Promise<SigningKeys> => {
    const state = await stateOf(path);
    if (state === null) return makeFirst(dataFolder, path, clock.now());
    if (kept?.state !== state) kept = { state, keys: parseKeys(await readFile(path, 'utf8')) };
    return publishedAt(kept.keys, clock.now());
  };
  return {
    read,
    rotate: async () => {
      const now = clock.now();
      const retired = (await read()).map((key) => ({ ...key, retiredAt: key.retiredAt ?? now }));
      const keys: SigningKeys = [await makeKey(now), ...retired];
      await rename(await writeDraft(path, keys), path);
      return keys;
    },
  };
}

export function publicPart({ jwk: { kty, crv, x }, kid }: SigningKey): JWK {
  return { kty, crv, x, kid, use: 'sig', alg: SIGNING_ALGORITHM } as JWK;
}

/** A secret for one use beside signing (RFC 5869), the same in every process that has the key. */
export function deriveSecret({ jwk }: SigningKey, use: string): string {
  return Buffer.from(hkdfSync('sha256', jwk.d ?? '', '', use, 32)).toString('base64url');
}

function publishedAt([signing, ...retired]: SigningKeys, now: Instant): SigningKeys {
  return [signing, ...retired.filter(({ retiredAt }) => now < (retiredAt ?? now) + KEY_OVERLAP_MS)];
}

function parseKeys(text: string): SigningKeys {
  const { keys } = JSON.parse(text) as { readonly keys: readonly SigningKey[] };
  const [signing, ...retired] = keys;
  if (signing === undefined) throw new Error('the file of the signing keys holds none');
  return [signing, ...retired];
}

async function makeKey(madeAt: Instant): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  return { kid: await calculateJwkThumbprint(jwk), jwk, madeAt, retiredAt: null };
}

/** A link to an existing name fails, so the first of several processes wins and a half-written file is never seen. */
async function makeFirst(dataFolder: string, path: string, now: Instant): Promise<SigningKeys> {
  await mkdir(dataFolder, { recursive: true });
  const keys: SigningKeys = [await makeKey(now)];
  const draft = await writeDraft(path, keys);
  try {
    await link(draft, path);
    return keys;
  } catch (error) {
    if ((await stateOf(path)) === null) throw error;
    return parseKeys(await readFile(path, 'utf8'));
  } finally {
    await unlink(draft);
  }
}

async function writeDraft(path: string, keys: SigningKeys): Promise<string> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ keys }), { mode: 0o600, flag: 'wx' });
  return draft;
}

/** Another file under the name, or null for none. */
async function stateOf(path: string): Promise<string | null> {
  try {
    const { ino, mtimeMs, size } = await stat(path);
    return `${ino} ${mtimeMs} ${size}`;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
