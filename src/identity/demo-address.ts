// Under which names the demo's server takes tokens, kept beside its key, so that a token minted by a command fits the server
// that last started on this folder, whatever port it was given.
import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from './unique-json.js';

export interface DemoAddress {
  readonly iss: string;
  readonly audience: string;
}

const FILE = 'demo-issuer.json';

export async function keepDemoAddress(dataFolder: string, { iss, audience }: DemoAddress): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  await writeFile(join(dataFolder, FILE), JSON.stringify({ iss, audience }));
}

/** Null when no server has started on the folder yet. */
export async function findDemoAddress(dataFolder: string): Promise<DemoAddress | null> {
  const text = await readFile(join(dataFolder, FILE), 'utf8').catch(() => null);
  const kept: unknown = text === null ? null : JSON.parse(text);
  if (!isObject(kept)) return null;
  const { iss, audience } = kept;
  return typeof iss === 'string' && typeof audience === 'string' ? { iss, audience } : null;
}

/** Where the demo's issuer stands: on the server of this port, under the name that clients know it by. */
export function demoAddressOf(port: number, audience: string, publicUrl: string | null = null): DemoAddress {
  return { iss: `${publicUrl ?? `http://localhost:${port}`}/oidc`, audience };
}
