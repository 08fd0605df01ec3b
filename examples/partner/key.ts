// The partner's key pair (ES256): made once; the public half is handed to the carrier, the private half stays in its folder.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';

const ALGORITHM = 'ES256';
const PRIVATE = 'private-key.json';
const PUBLIC = 'public-key.json';

/** Answers the path of the public half. Refuses to overwrite a key. */
export async function makeKey(folder: string): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, PRIVATE), await textOf(privateKey), { mode: 0o600, flag: 'wx' });
  const path = join(folder, PUBLIC);
  await writeFile(path, await textOf(publicKey));
  return path;
}

export async function readPrivateKey(folder: string): Promise<CryptoKey> {
  const jwk = JSON.parse(await readFile(join(folder, PRIVATE), 'utf8')) as JWK;
  const key = await importJWK(jwk, ALGORITHM);
  if (key instanceof Uint8Array) throw new Error('the private key is not a key pair');
  return key;
}

async function textOf(key: CryptoKey): Promise<string> {
  return `${JSON.stringify({ ...(await exportJWK(key)), alg: ALGORITHM }, null, 2)}\n`;
}
