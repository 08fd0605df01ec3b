// The keys of the embedded issuer: the newest signs, an older one is published until its tokens have ended.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/clock.js';
import {
  deriveSecret,
  KEY_OVERLAP_MS,
  openSigningKeys,
  publicPart,
} from '../../src/identity/signing-keys.js';

let folder: string;
let now = 1_780_000_000_000;
const clock: Clock = { now: () => now };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signing-keys-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('a rotation makes a new key that signs, and another process sees it at its next read', async () => {
  const [here, there] = [openSigningKeys(folder, clock), openSigningKeys(folder, clock)];
  const [first] = await there.read();
  const [second, retired] = await here.rotate();
  expect(second.kid).not.toBe(first.kid);
  expect(retired).toEqual({ ...first, retiredAt: now });
  expect(await there.read()).toEqual([second, retired]);
});

test('a retired key is published until the last token it signed has ended, and not at that instant', async () => {
  const file = openSigningKeys(folder, clock);
  const [first] = await file.read();
  await file.rotate();
  const kids = async (): Promise<string[]> => (await file.read()).map(({ kid }) => kid);
  now += KEY_OVERLAP_MS - 1;
  expect(await kids()).toContain(first.kid);
  now += 1;
  expect(await kids()).not.toContain(first.kid);
});

test('a retired key keeps the instant of its retirement through later rotations', async () => {
  const file = openSigningKeys(folder, clock);
  await file.rotate();
  const retiredAt = now;
  now += 1000;
  const keys = await file.rotate();
  expect(keys.map((key) => key.retiredAt)).toEqual([null, now, retiredAt]);
});

test('the file is readable by its owner alone after a rotation too, and no draft stays', async () => {
  await openSigningKeys(folder, clock).rotate();
  expect(await readdir(folder)).toEqual(['signing-keys.json']);
  expect((await stat(join(folder, 'signing-keys.json'))).mode & 0o777).toBe(0o600);
});

test('what is published holds no private part', async () => {
  const [key] = await openSigningKeys(folder, clock).read();
  expect(Object.keys(publicPart(key)).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
});

test('secrets of different uses differ, and are the same in every process', async () => {
  const [key] = await openSigningKeys(folder, clock).read();
  const [same] = await openSigningKeys(folder, clock).read();
  expect(deriveSecret(key, 'cookies')).toBe(deriveSecret(same, 'cookies'));
  expect(deriveSecret(key, 'cookies')).not.toBe(deriveSecret(key, 'other'));
});
