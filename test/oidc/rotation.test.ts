// The keys change under a running server: new tokens are signed by the new key, and those of the old one hold until they end.
import type { Configuration } from 'openid-client';
import { useApiProcess } from './api-process.js';
import { ask, openPortal, tokenOf } from './portal.js';

const api = useApiProcess();
const WHO = '{ viewer { kind } }';

function kidOf(token: string): string {
  const [header = ''] = token.split('.');
  return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid;
}

async function publishedKids(): Promise<string[]> {
  const response = await fetch(`${api.issuer}/.well-known/jwks.json`);
  return ((await response.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
}

async function statusOf(token: string): Promise<number> {
  return (await ask(api.audience, token, WHO)).status;
}

test('a rotation is seen without a restart, and takes no token away', async () => {
  const portal: Configuration = await openPortal(api.issuer, 'customer-portal');
  const before = [await tokenOf(portal, 'owner'), (await api.command('token', 'owner')).trim()];
  const [line = ''] = (await api.command('keys', 'rotate')).split('\n');
  const [kid = ''] = line.split('\t');
  const after = [await tokenOf(portal, 'owner'), (await api.command('token', 'owner')).trim()];
  expect(new Set(after.map(kidOf))).toEqual(new Set([kid]));
  expect(new Set(before.map(kidOf))).not.toContain(kid);
  expect(await publishedKids()).toEqual([kid, kidOf(before[0] ?? '')]);
  expect(await Promise.all([...before, ...after].map(statusOf))).toEqual([200, 200, 200, 200]);
});

test('keys list says which one signs, and until when the others are published', async () => {
  const lines = (await api.command('keys', 'list')).trimEnd().split('\n');
  expect(lines.map((line) => line.split('\t')[0])).toEqual(await publishedKids());
  expect(lines.map((line) => line.split('\t')[2])).toEqual([
    'signs',
    expect.stringMatching(/^published until 20.*Z$/),
  ]);
});

test('no private part is published', async () => {
  const text = await (await fetch(`${api.issuer}/.well-known/jwks.json`)).text();
  expect(text).not.toContain('"d"');
});
