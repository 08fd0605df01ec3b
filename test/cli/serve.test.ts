// `npm start` as a stranger meets it: a fresh folder, a real process, the printed callers, a shutdown that ends well.
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditServer } from 'graphql-http';
import { DEMO_OPERATIONS } from '../../src/cli/demo-operations.js';
import { DEMO_CALLER_NAMES } from '../../src/identity/demo-callers.js';
import { MOST_DELAY_MS } from '../support/run-settings.js';
import { runCommand, runTypescript, type Ended } from '../support/run-program.js';

let folder: string;
let server: ChildProcess;
let said = '';
let url = '';

const settings = (environment: Record<string, string>) => ({
  DATA_DIR: folder,
  MOST_DELAY_MS,
  ...environment,
});

function run(words: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return runCommand(words, settings(environment));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
  server = runTypescript('src/main.ts', [], settings({ PORT: '0' }));
  url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      said += chunk.toString();
      const [, found] = /^serving (http:\S+)\/graphql$/m.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('exit', () => {
      reject(new Error(`the server ended: ${said}`));
    });
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function tokenOf(name: string): Promise<string> {
  const { code, out, err } = await run(['token', name]);
  expect([code, err]).toEqual([0, '']);
  return out.trimEnd();
}

function ask(token: string, query: string): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
}

test('it prints a curl for every demo caller, and that the database does not fsync', () => {
  for (const name of DEMO_CALLER_NAMES)
    expect(said).toContain(`-- token ${name})" -d '${JSON.stringify({ query: DEMO_OPERATIONS[name] })}'`);
  expect(said).toContain('does not fsync');
});

test('a token printed beside the running server is taken by it', async () => {
  const response = await ask(await tokenOf('owner'), DEMO_OPERATIONS.owner);
  expect(await response.json()).toMatchObject({
    data: { accountByNumber: { number: 'ACCT-0001', cpni: { services: [{}, {}] } } },
  });
});

test.each(DEMO_CALLER_NAMES)("%s's curl is answered, by permit or by an explained refusal", async (name) => {
  const minted = await fetch(`${url}/demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ caller: name }),
  });
  const { access_token: token } = (await minted.json()) as { access_token: string };
  const response = await ask(token, DEMO_OPERATIONS[name]);
  const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  expect(response.status).toBe(200);
  expect(
    errors
      .map(({ extensions }) => extensions.code)
      .filter((code) => !['CPNI_RESTRICTED', 'NOT_FOUND'].includes(code)),
  ).toEqual([]);
});

test('the real schema passes the audits of GraphQL over HTTP', async () => {
  const token = await tokenOf('owner');
  const fetchFn: typeof fetch = (address, init) =>
    fetch(address, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), authorization: `Bearer ${token}` },
    });
  const results = await auditServer({ url: `${url}/graphql`, fetchFn });
  expect(results.filter(({ status }) => status === 'error')).toEqual([]);
});

test('it is ready: database, migrations, keys and audit', async () => {
  expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({
    status: 'ready',
    checks: { database: 'ok', migrations: 'ok', keys: 'ok', audit: 'ok' },
    warnings: {},
  });
});

test('a second server on the same folder is refused, and told why', async () => {
  const { code, err } = await run(['serve'], { PORT: '0' });
  expect([code, err]).toEqual([1, expect.stringContaining('is in use by process')]);
});

test('faulty settings end it at once, all of them named', async () => {
  const { code, err } = await run(['serve'], { PORT: 'x', NODE_ENV: 'production' });
  expect(code).toBe(1);
  for (const name of [
    'PORT',
    'DATABASE_URL',
    'TOKEN_ISSUER',
    'TOKEN_AUDIENCE',
    'AUDIT_SIGNING_KEY',
    'CURSOR_KEY',
  ])
    expect(err).toContain(name);
});

test('a token is refused to an unknown caller, and where the demo is off', async () => {
  expect(await run(['token', 'root'])).toMatchObject({ code: 1, out: '' });
  expect(await run(['token', 'owner'], { DEMO: 'off', TOKEN_ISSUER: 'https://i.example' })).toMatchObject({
    code: 1,
    out: '',
  });
});

test('serve --help lists the settings', async () => {
  const { code, out } = await run(['serve', '--help']);
  expect([code, out]).toEqual([0, expect.stringContaining('CLOCK_TOLERANCE_SECONDS')]);
});

test('SIGTERM ends it well', async () => {
  const ended = new Promise<number | null>((resolve) => server.on('exit', resolve));
  server.kill('SIGTERM');
  await expect(ended).resolves.toBe(0);
});
