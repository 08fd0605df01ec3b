// Liveness, readiness and the log: what operators see, without a customer's value.
import { makeToken } from '../identity/issuer-of-tokens.js';
import { ask, SECRET, startTestServer, TOKEN, type TestServer } from './running-server.js';

const failing = new Set<string>();

function part(name: string): { name: string; check: () => Promise<void> } {
  return { name, check: () => (failing.has(name) ? Promise.reject(new Error(SECRET)) : Promise.resolve()) };
}

/** Null: it cannot be told. */
let warn: { said: string | null } | null = { said: null };
let server: TestServer;

beforeAll(async () => {
  const hanging = {
    name: 'hanging',
    check: () => (failing.has('hanging') ? new Promise<void>(() => undefined) : Promise.resolve()),
  };
  const warnings = [
    {
      name: 'mail',
      find: () => (warn === null ? Promise.reject(new Error(SECRET)) : Promise.resolve(warn.said)),
    },
  ];
  server = await startTestServer({ readiness: [part('database'), part('audit'), hanging], warnings });
});

afterEach(() => {
  failing.clear();
  warn = { said: null };
});

afterAll(() => server.close(1000));

test('live says that the process answers', async () => {
  failing.add('database');
  const response = await fetch(`${server.url}/health/live`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'live' }]);
});

test('ready when every part is', async () => {
  const response = await fetch(`${server.url}/health/ready`);
  expect([response.status, await response.json()]).toEqual([
    200,
    { status: 'ready', checks: { database: 'ok', audit: 'ok', hanging: 'ok' }, warnings: {} },
  ]);
});

test.each(['database', 'hanging'])('not ready, by name, when the part "%s" is not', async (name) => {
  failing.add(name);
  const response = await fetch(`${server.url}/health/ready`);
  const body = await response.text();
  expect(response.status).toBe(503);
  expect(JSON.parse(body)).toEqual({
    status: 'not ready',
    checks: { database: 'ok', audit: 'ok', hanging: 'ok', [name]: 'failed' },
    warnings: {},
  });
  expect(body).not.toContain(SECRET);
});

test.each([
  { found: { said: 'there are dead letters' }, told: 'there are dead letters' },
  { found: null, told: 'cannot be told' },
])(
  'what an operator should look at is told, and keeps nobody from being served: $told',
  async ({ found, told }) => {
    warn = found;
    const response = await fetch(`${server.url}/health/ready`);
    expect([response.status, await response.json()]).toMatchObject([200, { warnings: { mail: told } }]);
  },
);

test('a request is one line of the log: client, status, time and a digest of the operation, and no value, token or subject', async () => {
  server.log.length = 0;
  const query = `query ${SECRET.replaceAll('-', '_')}($id: String) { account(purpose: SELF_ACCESS, id: $id) broken }`;
  await ask(server, {
    body: { query, variables: { id: SECRET } },
    headers: { cookie: SECRET, 'user-agent': SECRET, 'x-forwarded-for': SECRET },
  });
  await ask(server, { token: makeToken({ typ: SECRET }), body: { query } });
  await fetch(`${server.url}/nothing/${SECRET}?token=${SECRET}`, { headers: { referer: SECRET } });
  const lines = server.log
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === 'request');
  expect(lines).toEqual([
    expect.objectContaining({
      method: 'POST',
      route: '/graphql',
      status: 200,
      callerKind: 'CUSTOMER',
      clientId: 'portal',
      operation: expect.stringMatching(/^[0-9a-f]{16}$/),
      requestId: expect.any(String),
      milliseconds: expect.any(Number),
    }),
    expect.objectContaining({ method: 'POST', route: '/graphql', status: 401, callerKind: 'ANONYMOUS' }),
    expect.objectContaining({ method: 'GET', route: null, status: 404 }),
  ]);
  const text = server.log.join('');
  for (const value of [SECRET, SECRET.replaceAll('-', '_'), TOKEN, 'subject-1', '127.0.0.1'])
    expect(text).not.toContain(value);
});

test('the digest of an operation is the same whatever strings stand in it: none could be guessed by it', async () => {
  server.log.length = 0;
  const strings = ['"a password"', '"an \\"other\\" one"', '"""in "quotes" of\nits own"""', '""'];
  for (const string of strings) await ask(server, { body: { query: `{ account(id: ${string}) broken }` } });
  await ask(server, { body: { query: '{ account(id: "a password") { broken } }' } });
  const digests = server.log
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .flatMap(({ msg, operation }) => (msg === 'request' ? [operation] : []));
  expect(digests).toHaveLength(5);
  expect(new Set(digests.slice(0, 4)).size).toBe(1);
  expect(digests[4]).not.toBe(digests[0]);
});
