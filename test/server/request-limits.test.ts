// What a server takes: from one address, from one client, at once, and before it has too much to do. Each refusal says which limit it
// was and when to come again, and what stands outside the limits is answered all the same.
import { readConfig } from '../../src/config.js';
import { blockOf, Payers } from '../../src/server/payer.js';
import type { LimitParts } from '../../src/server/server-limits.js';
import { ANONYMOUS, type Caller } from '../../src/identity/caller.js';
import { makeToken } from '../identity/issuer-of-tokens.js';
import { ask, startTestServer, type TestServer } from './running-server.js';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close(1000);
});

async function start(limits: Partial<LimitParts>): Promise<TestServer> {
  const server = await startTestServer({
    limits: { ...readConfig({}).limits, store: null, key: Buffer.alloc(32), ...limits },
  });
  servers.push(server);
  return server;
}

const VIEWER = { body: { query: '{ viewer }' } };
const OPEN = { token: null, body: { query: '{ privacyPolicy { version } }' } };

async function statusesOf(times: number, work: () => Promise<{ status: number }>): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time++) statuses.push((await work()).status);
  return statuses;
}

describe('requests a minute', () => {
  test('of one address, with and without a token, good or bad: then 429, and when to come again', async () => {
    const server = await start({ rates: { address: 4, client: 100 } });
    await ask(server, VIEWER);
    await ask(server, OPEN);
    await ask(server, { ...VIEWER, token: 'bad' });
    await fetch(`${server.url}/nothing`);
    const { status, headers, body } = await ask(server, VIEWER);
    expect([status, body]).toEqual([
      429,
      {
        errors: [
          {
            message: 'there are at most 4 requests of one address in 60 seconds',
            extensions: {
              code: 'RATE_LIMITED',
              limit: 'address',
              most: 4,
              requestId: headers.get('x-request-id'),
            },
          },
        ],
      },
    ]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(50);
    expect(headers.get('ratelimit-policy')).toBe('"address";q=4;w=60');
    expect(headers.get('ratelimit')).toBe(`"address";r=0;t=${headers.get('retry-after') ?? ''}`);
  });

  test('of one client: then 429, while others are answered', async () => {
    const server = await start({ rates: { address: 100, client: 2 } });
    expect(await statusesOf(3, () => ask(server, VIEWER))).toEqual([200, 200, 429]);
    const other = makeToken({}, { sub: 'subject-2' });
    expect((await ask(server, { ...VIEWER, token: other })).status).toBe(200);
    expect((await ask(server, OPEN)).status).toBe(200);
  });

  test('an answer tells what is left, of both', async () => {
    const server = await start({ rates: { address: 10, client: 5 } });
    await ask(server, VIEWER);
    const { headers } = await ask(server, VIEWER);
    expect(headers.get('ratelimit-policy')).toBe('"address";q=10;w=60, "client";q=5;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"address";r=8;t=(59|60), "client";r=3;t=(59|60)$/);
  });

  test('a refused document counts, so that nobody looks for faults without end', async () => {
    const server = await start({ rates: { address: 100, client: 2 } });
    const faulty = { body: { query: '{ nothing }' } };
    expect(await statusesOf(3, () => ask(server, faulty))).toEqual([400, 400, 429]);
  });

  test('who watches the server is always answered', async () => {
    const server = await start({ rates: { address: 1, client: 1 } });
    expect(await statusesOf(2, () => ask(server, VIEWER))).toEqual([200, 429]);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  });

  test.each([
    { says: 'nobody: the address is that of the connection', trustedProxies: [], statuses: [200, 429] },
    {
      says: 'the proxy: the address is the one it names',
      trustedProxies: ['127.0.0.0/8'],
      statuses: [200, 200],
    },
    {
      says: 'another one: what it names is not believed',
      trustedProxies: ['10.0.0.0/8'],
      statuses: [200, 429],
    },
  ])('trusted is $says', async ({ trustedProxies, statuses }) => {
    const server = await start({ rates: { address: 1, client: 100 }, trustedProxies });
    let host = 0;
    const from = () => ask(server, { ...VIEWER, headers: { 'x-forwarded-for': `192.0.2.${++host}` } });
    expect(await statusesOf(2, from)).toEqual(statuses);
  });

  test('an address that a client puts before that of the proxy is not believed', async () => {
    const server = await start({ rates: { address: 1, client: 100 }, trustedProxies: ['127.0.0.1'] });
    let host = 0;
    const forged = () =>
      ask(server, { ...VIEWER, headers: { 'x-forwarded-for': `192.0.2.${++host}, 198.51.100.7` } });
    expect(await statusesOf(2, forged)).toEqual([200, 429]);
  });
});

describe('operations at once', () => {
  const SLOW = { body: { query: '{ slow }' } };

  test('of one client: one more is 429, another client is answered, and afterwards the first again', async () => {
    const server = await start({ operations: { client: 1, all: 10 } });
    const running = ask(server, SLOW);
    await server.gatekeeper.entered;
    const { status, headers, body } = await ask(server, VIEWER);
    expect([status, headers.get('retry-after'), body.errors?.[0]]).toMatchObject([
      429,
      '1',
      { extensions: { code: 'TOO_MANY_OPERATIONS', limit: 'operations', most: 1 } },
    ]);
    expect((await ask(server, { ...VIEWER, token: makeToken({}, { sub: 'subject-2' }) })).status).toBe(200);
    server.gatekeeper.open();
    expect((await running).status).toBe(200);
    expect((await ask(server, VIEWER)).status).toBe(200);
  });

  test('of all: one more is 503 before its token is looked at, and whoever watches is answered', async () => {
    const server = await start({ operations: { client: 10, all: 1 } });
    const running = ask(server, SLOW);
    await server.gatekeeper.entered;
    const { status, headers, body } = await ask(server, { ...VIEWER, token: 'bad' });
    expect([status, headers.get('retry-after'), body.errors?.[0]?.extensions['code']]).toEqual([
      503,
      '1',
      'OVERLOADED',
    ]);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    server.gatekeeper.open();
    expect((await running).status).toBe(200);
    expect((await ask(server, VIEWER)).status).toBe(200);
  });

  test('one whose client has gone still counts until it ends', async () => {
    const server = await start({ operations: { client: 1, all: 10 } });
    const gone = new AbortController();
    const running = fetch(`${server.url}/graphql`, {
      method: 'POST',
      signal: gone.signal,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${makeToken()}` },
      body: JSON.stringify(SLOW.body),
    }).catch(() => 'gone');
    await server.gatekeeper.entered;
    gone.abort();
    await running;
    expect((await ask(server, VIEWER)).status).toBe(429);
    server.gatekeeper.open();
    let answer = await ask(server, VIEWER);
    while (answer.status === 429) answer = await ask(server, VIEWER);
    expect(answer.status).toBe(200);
  });
});

test('while the event loop is late requests are turned away with 503, and taken again once it is not', async () => {
  const server = await start({ delayMs: 200 });
  expect((await ask(server, VIEWER)).status).toBe(200);
  let late: number[] = [];
  while (!late.includes(503)) {
    const until = performance.now() + 1_500;
    while (performance.now() < until); // nothing else runs
    late = await statusesOf(20, () => ask(server, VIEWER));
  }
  let answer = await ask(server, VIEWER);
  while (answer.status === 503) {
    expect(answer.headers.get('retry-after')).toBe('1');
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer = await ask(server, VIEWER);
  }
  expect(answer.status).toBe(200);
});

describe('who is counted', () => {
  const payers = new Payers(Buffer.alloc(32, 1));
  const person: Caller = { ...ANONYMOUS, kind: 'CUSTOMER', issuer: 'i', clientId: 'portal', subject: 's' };
  const company: Caller = { ...ANONYMOUS, kind: 'COMPANY', issuer: 'i', clientId: 'partner', subject: 'a' };

  test.each([
    {
      says: 'a person is one, whatever client is used',
      a: person,
      b: { ...person, clientId: 'console' },
      one: true,
    },
    { says: 'two people of one client are two', a: person, b: { ...person, subject: 't' }, one: false },
    { says: 'a subject of two issuers is two', a: person, b: { ...person, issuer: 'j' }, one: false },
    {
      says: 'a client of a company is one, whatever subject',
      a: company,
      b: { ...company, subject: 'b' },
      one: true,
    },
    {
      says: 'two clients of one company are two',
      a: company,
      b: { ...company, clientId: 'second' },
      one: false,
    },
  ])('$says', ({ a, b, one }) => {
    expect(payers.ofCaller(a, '192.0.2.1') === payers.ofCaller(b, '192.0.2.2')).toBe(one);
  });

  test('whoever has no token, by address', () => {
    expect(payers.ofCaller(ANONYMOUS, '192.0.2.1')).toBe(payers.ofAddress('192.0.2.1'));
    expect(payers.ofAddress('192.0.2.1')).not.toBe(payers.ofAddress('192.0.2.2'));
  });

  test('by a digest that says nothing without the key', () => {
    expect(payers.ofAddress('192.0.2.1')).toMatch(/^[\w-]{43}$/);
    expect(new Payers(Buffer.alloc(32, 2)).ofAddress('192.0.2.1')).not.toBe(payers.ofAddress('192.0.2.1'));
  });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0'],
  ])('of an address %s the part %s', (address, block) => {
    expect(blockOf(address)).toBe(block);
  });
});
