// The page of the demo and its menu: callers and their tokens, only where the demo is on, only for the page itself.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_CALLER_NAMES } from '../../src/identity/demo-callers.js';
import { startTestServer, type TestServer } from './running-server.js';

let webFolder: string;
let server: TestServer;
let bare: TestServer;

beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'page-'));
  await mkdir(join(webFolder, 'assets'));
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(webFolder, 'assets', 'app.js'), 'export {};');
  const demo = { mint: (name: string) => Promise.resolve(`token-of-${name}`) };
  server = await startTestServer({ webFolder, demo, corsOrigins: ['https://app.example'] });
  bare = await startTestServer();
});

afterAll(async () => {
  await Promise.all([server.close(1000), bare.close(1000)]);
  await rm(webFolder, { recursive: true });
});

test('the page and its files are served under a policy that loads nothing from elsewhere', async () => {
  const page = await fetch(`${server.url}/`);
  expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
  ]);
  const policy = page.headers.get('content-security-policy') ?? '';
  for (const rule of [
    "default-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
  ])
    expect(policy).toContain(rule);
  expect(policy).not.toMatch(/unsafe-eval|upgrade-insecure|https:/);
  const script = await fetch(`${server.url}/assets/app.js`);
  expect([script.status, script.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^(text|application)\/javascript; charset=utf-8$/),
  ]);
});

test.each(['/assets/../index.html', '/assets/%2e%2e/index.html', '/index.html', '/assets/'])(
  '%s is not served',
  async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBeGreaterThanOrEqual(400);
  },
);

test('the menu lists every caller, and no token', async () => {
  const callers = (await (await fetch(`${server.url}/demo/callers`)).json()) as { name: string }[];
  expect(callers.map(({ name }) => name)).toEqual(DEMO_CALLER_NAMES);
  expect(callers[0]).toEqual({ name: 'owner', title: expect.any(String), description: expect.any(String) });
});

function askToken(
  body: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
  url = server.url,
): Promise<Response> {
  return fetch(`${url}/demo/token`, { method: 'POST', headers, body });
}

test('a token is given for a caller by name, and kept by nobody', async () => {
  const response = await askToken('{"caller":"noc"}');
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect(await response.json()).toEqual({
    access_token: 'token-of-noc',
    token_type: 'Bearer',
    expires_in: 3600,
  });
});

test.each([
  '{"caller":"root"}',
  '{"caller":"__proto__"}',
  '{"caller":"noc","sub":"x"}',
  '{}',
  '[]',
  '{"caller":["noc"]}',
])('%s: 400 unknown_caller', async (body) => {
  const response = await askToken(body);
  expect([response.status, await response.json()]).toEqual([400, { error: 'unknown_caller' }]);
});

test('a page of another origin gets none: no simple request is read, no CORS header is sent', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    expect((await askToken('{"caller":"noc"}', { 'content-type': type })).status).toBe(415);
  }
  const foreign = await askToken('{"caller":"noc"}', {
    'content-type': 'application/json',
    origin: 'https://app.example',
  });
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
});

test('without the demo there are no callers, no tokens and no page', async () => {
  expect((await askToken('{"caller":"noc"}', undefined, bare.url)).status).toBe(404);
  for (const path of ['/demo/callers', '/', '/assets/app.js'])
    expect((await fetch(`${bare.url}${path}`)).status).toBe(404);
});
