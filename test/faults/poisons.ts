// The poisoned requests: for each its bytes, and how it may end. None ends with a value, none with a fault of the service.

export interface Poison {
  readonly says: string;
  readonly bytes: (token: string) => readonly Buffer[];
  /** The answer as text; one of these must match. */
  readonly ends: readonly RegExp[];
}

/** Below HTTP: refused by the parser, or closed without a word. */
const NO_HTTP = [/^$/, /^HTTP\/1\.1 400 /];
const refused = (status: number, code: string) => [new RegExp(`^HTTP/1\\.1 ${status} [^]*"code":"${code}"`)];
const BAD_REQUEST = refused(400, 'BAD_REQUEST');

const QUERY = '{ privacyPolicy { version } }';
const DEEP = 50_000;
const SLICE = 65_536;

function post(body: Buffer | string, token: string | null = null, headers: readonly string[] = []): Buffer[] {
  const bytes = Buffer.from(body);
  const head = [
    'POST /graphql HTTP/1.1',
    'host: localhost',
    'content-type: application/json',
    `content-length: ${bytes.length}`,
    ...(token === null ? [] : [`authorization: Bearer ${token}`]),
    ...headers,
    '\r\n',
  ];
  return [Buffer.from(head.join('\r\n')), ...slices(bytes)];
}

/** So that a server which reads nothing is not given everything at once. */
function slices(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / SLICE) }, (_, index) =>
    bytes.subarray(index * SLICE, (index + 1) * SLICE),
  );
}

const raw = (text: string) => () => [Buffer.from(text, 'latin1')];
const query = (text: string) => JSON.stringify({ query: text });

export const POISONS: readonly Poison[] = [
  {
    says: 'bytes of no protocol',
    bytes: raw('\x16\x03\x01\x02\x00\x01\x00\xff\xfe\x00\r\n\r\n'),
    ends: NO_HTTP,
  },
  { says: 'a header without a colon', bytes: raw('POST /graphql HTTP/1.1\r\nhost\r\n\r\n'), ends: NO_HTTP },
  { says: 'a null in a header', bytes: raw('GET / HTTP/1.1\r\nhost: a\x00b\r\n\r\n'), ends: NO_HTTP },
  {
    says: 'two lengths',
    bytes: raw('POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}'),
    ends: NO_HTTP,
  },
  {
    says: 'a length and chunks',
    bytes: raw(
      'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ),
    ends: NO_HTTP,
  },
  {
    says: 'a chunk of no size',
    bytes: raw(
      'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
    ),
    ends: NO_HTTP,
  },
  {
    says: 'a huge header',
    bytes: () => post('{}', null, [`x-huge: ${'x'.repeat(1_000_000)}`]),
    ends: [/^$/, /^HTTP\/1\.1 431 /],
  },
  {
    says: 'thousands of headers',
    bytes: () =>
      post(
        '{}',
        null,
        Array.from({ length: 5000 }, (_, index) => `x-${index}: y`),
      ),
    ends: [/^$/, /^HTTP\/1\.1 431 /],
  },
  {
    says: 'a huge token',
    bytes: () => post('{}', 'x'.repeat(12_000)),
    ends: refused(401, 'UNAUTHENTICATED'),
  },
  {
    says: 'a huge body',
    bytes: (token) => post(Buffer.alloc(4_000_000, ' '), token),
    ends: [/^$/, ...refused(413, 'REQUEST_TOO_LARGE')],
  },
  {
    says: 'a body that breaks off',
    bytes: (token) => post('{', token).map((bytes) => Buffer.from(bytes)),
    ends: BAD_REQUEST,
  },
  {
    says: 'text that is no UTF-8',
    bytes: (token) => post(Buffer.from([...Buffer.from('{"query":"{ \xff\xc0\xaf }"}', 'latin1')]), token),
    ends: [...BAD_REQUEST, ...refused(400, 'GRAPHQL_PARSE_FAILED')],
  },
  {
    says: 'an address that is no UTF-8',
    bytes: raw('GET /%ff%fe HTTP/1.1\r\nhost: a\r\n\r\n'),
    ends: refused(404, 'ROUTE_NOT_FOUND'),
  },
  {
    says: 'JSON with __proto__',
    bytes: (token) => post('{"query":"{ __typename }","__proto__":{"caller":{"kind":"STAFF"}}}', token),
    ends: BAD_REQUEST,
  },
  {
    says: 'variables with __proto__ and constructor',
    bytes: (token) =>
      post(
        `{"query":"query($a: String!) { accountByNumber(number: $a) { number } }","variables":{"a":"x","constructor":{"prototype":{"x":1}}}}`,
        token,
      ),
    ends: BAD_REQUEST,
  },
  {
    says: 'JSON nested very deeply',
    bytes: (token) =>
      post(`{"query":"{ __typename }","variables":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`, token),
    ends: BAD_REQUEST,
  },
  {
    says: 'a document nested very deeply',
    bytes: (token) => post(query(`${'{ a '.repeat(20_000)}${'}'.repeat(20_000)}`), token),
    ends: [...refused(400, 'OPERATION_TOO_LARGE'), ...refused(400, 'OPERATION_TOO_DEEP')],
  },
  {
    says: 'lists nested very deeply in a document',
    bytes: (token) =>
      post(query(`{ accountByNumber(number: ${'['.repeat(1900)}${']'.repeat(1900)}) { number } }`), token),
    ends: [/^HTTP\/1\.1 400 [^]*"code":"/],
  },
  {
    says: 'fragments that spread each other',
    bytes: (token) =>
      post(
        query(
          `{ ...f0 } ${Array.from({ length: 60 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f60 on Query { __typename }`,
        ),
        token,
      ),
    ends: [...refused(400, 'OPERATION_TOO_RECURSIVE'), ...refused(400, 'OPERATION_TOO_LARGE')],
  },
  {
    says: 'garbage after a request that is well formed',
    bytes: () => [...post(query(QUERY)), Buffer.from('\x00\x01garbage\r\n\r\n', 'latin1')],
    ends: [/^$/, /^HTTP\/1\.1 (200|400) /],
  },
  {
    says: 'ten requests at once on one connection, the last one broken',
    bytes: () => [
      Buffer.concat([
        ...Array.from({ length: 10 }, () => Buffer.concat(post(query(QUERY)))),
        Buffer.from('{{{\r\n\r\n'),
      ]),
    ],
    ends: [/^$/, /^HTTP\/1\.1 (200|400) /],
  },
];
