/**
 * The private key that signs the log's checkpoints: Ed25519, given by the operator or, outside production, made at
 * first start and kept beside the database, readable by its owner alone.
 */
import { createPrivateKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.js';

const SEED_BYTES = 32;
/** The fixed beginning of an Ed25519 private key in DER (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const FILE = 'audit-signing-key.pem';

/** PKCS#8 in PEM, or the 32 bytes of the seed in base64url; null when the text is neither. */
export function parseSigningKey(text: string): KeyObject | null {
  const isPem = text.trim().startsWith('-----BEGIN PRIVATE KEY-----');
  const seed = Buffer.from(text, 'base64url');
  if (!isPem && !(/^[\w-]+$/.test(text) && seed.length === SEED_BYTES)) return null;
  try {
    const key = isPem
      ? createPrivateKey(text)
      : createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** Processes that start at once agree on one key: a link to an existing name fails, so the first wins. */
export async function keepSigningKey(dataFolder: string): Promise<KeyObject> {
  const path = join(dataFolder, FILE);
  const draft = `${path}.${randomUUID()}`;
  const kept = await readKeptSigningKey(dataFolder);
  if (kept !== null) return kept;
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  await mkdir(dataFolder, { recursive: true });
  await writeFile(draft, pem, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return createPrivateKey(await readFile(path, 'utf8'));
}

/** Null when none was made yet. */
export async function readKeptSigningKey(dataFolder: string): Promise<KeyObject | null> {
  try {
    return createPrivateKey(await readFile(join(dataFolder, FILE), 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
