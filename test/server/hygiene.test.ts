// What every answer has and none has, whatever was asked: headers for browsers, no banner, no stack, no cookie; and a log that nobody
// outside can write a line into.
import { request as httpRequest } from 'node:http';
import { ask, SECRET, startTestServer, TOKEN, type TestServer } from './running-server.js';

const ORIGIN = 'https://app.example';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ corsOrigins: [ORIGIN] });
});
afterAll(() => server.close(1000));

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: string, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { ...JSON_TYPE, authorization: `Bearer ${TOKEN}`, ...headers },
  body,
});

interface Kind {
  readonly status: number;
  readonly path?: string;
  readonly init: RequestInit;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'an answer': { status: 200, init: post('{"query":"{ viewer }"}') },
  'a fault': { status: 200, init: post('{"query":"{ broken }"}') },
  'a failed audit': { status: 503, init: post('{"query":"{ audit }"}') },
  'no GraphQL': { status: 400, init: post('{"query":"{{"}') },
  'what does not fit the schema': { status: 400, init: post('{"query":"{ nothing }"}') },
  'no JSON': { status: 400, init: post('{') },
  'no token': { status: 401, init: post('{"query":"{ viewer }"}', { authorization: '' }) },
  'a bad token': { status: 401, init: post('{"query":"{ viewer }"}', { authorization: 'Bearer x.y.z' }) },
  'no such document': { status: 400, init: post('{"documentId":"sha256:0"}') },
  'a large body': { status: 413, init: post(`{"query":"${'x'.repeat(300_000)}"}`) },
  'a form': {
    status: 415,
    init: post('query={viewer}', { 'content-type': 'application/x-www-form-urlencoded' }),
  },
  'another method': { status: 405, init: { method: 'GET' } },
  'no such address': { status: 404, path: '/%0d%0aset-cookie:%20a=b', init: {} },
  'an address that is no UTF-8': { status: 404, path: `/${SECRET}%ff`, init: {} },
  health: { status: 200, path: '/health/live', init: {} },
};

const STACK = /\bat .+:\d+:\d+|node_modules|\/src\/|\.[cm]?[jt]s:\d+/;

test.each(Object.entries(KINDS))('%s', async (_, { status, path = '/graphql', init }) => {
  const response = await fetch(server.url + path, init);
  const text = await response.text();
  const header = (name: string) => response.headers.get(name);
  expect(response.status).toBe(status);
  expect(text).not.toMatch(STACK);
  expect(text).not.toContain(SECRET);
  for (const banner of ['server', 'x-powered-by', 'via', 'set-cookie']) expect(header(banner)).toBeNull();
  expect(header('content-type')).toMatch(/^application\/(graphql-response\+)?json; charset=utf-8$/);
  expect(header('x-content-type-options')).toBe('nosniff');
  expect(header('referrer-policy')).toBe('no-referrer');
  expect(header('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  for (const directive of ["base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'"])
    expect(header('content-security-policy')).toContain(directive);
  expect(header('cache-control')).toBe('private, no-store');
});

describe('a page of another site', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'cannot have an operation run by a request that needs no preflight: "%s"',
    async (type) => {
      const headers = { 'content-type': type, origin: 'https://evil.example', cookie: 'session=1' };
      const response = await fetch(`${server.url}/graphql`, post('{"query":"mutation { close }"}', headers));
      expect([400, 415]).toContain(response.status);
      expect(await response.text()).not.toContain('"close":true');
    },
  );

  test('cannot have one run by a link', async () => {
    const response = await fetch(`${server.url}/graphql?query=mutation{signUp}`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('cannot read an answer, and one of the list can', async () => {
    for (const [origin, allowed] of [
      ['https://evil.example', null],
      [`${ORIGIN}.evil.example`, null],
      ['https://APP.example', null],
      [ORIGIN, ORIGIN],
    ] as const) {
      const { headers } = await ask(server, { body: { query: '{ viewer }' }, headers: { origin } });
      expect(headers.get('access-control-allow-origin')).toBe(allowed);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });
});

test('nothing that is sent makes a line of the log, or stands in one', async () => {
  server.log.length = 0;
  const line = '\\n{\\"level\\":60,\\"msg\\":\\"forged\\"}\\u001b[31m';
  const forged = 'forged%0A%7B%22msg%22%3A%22forged%22%7D';
  await fetch(`${server.url}/graphql?${forged}`, post(`{"query":"{ viewer }","operationName":"${line}"}`));
  await fetch(
    `${server.url}/graphql`,
    post(`{"query":"query forged { broken }","variables":{"a":"${line}"}}`),
  );
  await fetch(`${server.url}/${forged}`, { headers: { 'user-agent': 'forged', 'x-request-id': 'forged' } });
  await raw('GET /health/live?forged HTTP/1.1', 'X-Forwarded-For: forged');
  while (server.log.filter((each) => each.includes('"msg":"request"')).length < 4)
    await new Promise((resolve) => setImmediate(resolve)); // a request is logged once its answer has left
  for (const each of server.log) {
    expect(each.trimEnd()).not.toContain('\n');
    expect(each).not.toContain('forged');
    expect(JSON.parse(each)).toMatchObject({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  }
});

/** A request with a header line as it stands. */
function raw(line: string, header: string): Promise<void> {
  const [method = '', path = ''] = line.split(' ');
  const [name = '', value = ''] = header.split(': ');
  return new Promise((resolve, reject) => {
    httpRequest(server.url + path, { method, headers: { [name]: value } }, (response) => {
      response.resume().on('end', resolve);
    })
      .on('error', reject)
      .end();
  });
}
