// The signing key of the demonstration's issuer: Ed25519, made at first start, kept in the data folder, readable by its owner alone.
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

const FILE = 'demo-issuer-key.json';

/** The private key as a JWK with its `kid` (RFC 7638). Processes that start at once agree on one. */
export async function loadDemoKey(dataFolder: string): Promise<JWK> {
  const path = join(dataFolder, FILE);
  return (await readKey(path)) ?? (await makeKey(dataFolder, path));
}

export function publicPart({ kty, crv, x, kid }: JWK): JWK {
  return { kty, crv, x, kid, use: 'sig', alg: 'EdDSA' } as JWK;
}

async function readKey(path: string): Promise<JWK | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JWK;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** A link to an existing name fails, so the first of several wins and a half-written key is never seen. */
async function makeKey(dataFolder: string, path: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  const key = { ...jwk, kid: await calculateJwkThumbprint(jwk) };
  const draft = `${path}.${randomUUID()}`;
  await mkdir(dataFolder, { recursive: true });
  await writeFile(draft, JSON.stringify(key), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
    return key;
  } catch (error) {
    const existing = await readKey(path);
    if (existing === null) throw error;
    return existing;
  } finally {
    await unlink(draft);
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
