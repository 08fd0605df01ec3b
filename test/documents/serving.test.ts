// Registered documents over HTTP, in front of a real register: by digest for their client alone, at once, and nothing else for a client
// that is bound to them.
import { createHash } from 'node:crypto';
import type { Actor } from '../../src/records/stores/access-change-store.js';
import { addDocuments, bindToDocuments, endDocument } from '../../src/lifecycle/change-access.js';
import { findClient } from '../../src/records/stores/client-store.js';
import { registerClient } from '../../src/records/stores/client-registration-store.js';
import { findDocument } from '../../src/records/stores/document-store.js';
import { ISSUER, makeToken, NOW_SECONDS, testVerifier } from '../identity/issuer-of-tokens.js';
import { ask, startTestServer, type Asked, type TestServer } from '../server/running-server.js';
import { useDatabase } from '../support/databases.js';

const AT = NOW_SECONDS * 1000;
const BY: Actor = { issuer: 'operator', subject: 'command line' };
const statements: string[] = [];
const held = useDatabase('PostgreSQL', { onStatement: (sql) => statements.push(sql) });
let server: TestServer;

const VIEWER = 'query Viewer { viewer }';
const ACCOUNT = 'query Account($purpose: Purpose!) { account(purpose: $purpose, first: 1) }';
const TWO = 'query One { viewer } query Other { __typename }';
const DEEP = `{ privacyPolicy { ${'successor { '.repeat(16)} version ${'} '.repeat(16)} } }`;

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const idOf = (text: string) => `sha256:${digest(text)}`;
const named = (clientId: string) => ({ issuer: ISSUER, clientId });

beforeAll(async () => {
  for (const clientId of ['portal', 'partner', 'bound']) {
    const client = { ...named(clientId), name: clientId, callerKind: 'CUSTOMER', companyId: null } as const;
    const terms = { requiresDpop: false, requiresBodyDigest: false, documentsOnly: clientId === 'bound' };
    const grants = { purposes: ['SELF_ACCESS'], categories: null, jwks: null };
    await registerClient(held.database, { ...client, ...terms, ...grants }, AT);
  }
  await register('portal', VIEWER, ACCOUNT, TWO, DEEP);
  await register('bound', VIEWER);
  server = await startTestServer({
    verifier: testVerifier({ find: (question) => findClient(held.database, question) }),
    findDocument: ({ sha256, ...client }) => findDocument(held.database, client, sha256),
  });
});

afterAll(() => server.close(1000));

async function register(clientId: string, ...texts: string[]): Promise<number> {
  const documents = texts.map((text) => ({ sha256: digest(text), name: 'a document', text }));
  return (await addDocuments(held.database, named(clientId), documents, { by: BY, at: AT })).length;
}

function send(body: unknown, clientId: string | null = 'portal'): Promise<Asked> {
  return ask(server, { body, token: clientId === null ? null : makeToken({}, { client_id: clientId }) });
}

const code = ({ body }: Asked): unknown => body.errors?.[0]?.extensions['code'];

describe('a registered document runs', () => {
  test.each<[string, object, unknown]>([
    ['by documentId', { documentId: idOf(VIEWER) }, { viewer: 'CUSTOMER' }],
    [
      'by the digest as Apollo’s clients send it',
      { extensions: { persistedQuery: { version: 1, sha256Hash: digest(VIEWER) } } },
      { viewer: 'CUSTOMER' },
    ],
    [
      'with a query that is empty, as some clients send it',
      { documentId: idOf(VIEWER), query: '' },
      { viewer: 'CUSTOMER' },
    ],
    [
      'with variables',
      { documentId: idOf(ACCOUNT), variables: { purpose: 'SELF_ACCESS' } },
      { account: 'account' },
    ],
    ['one operation of several', { documentId: idOf(TWO), operationName: 'Other' }, { __typename: 'Query' }],
  ])('%s, and again', async (_, body, data) => {
    for (const answer of [await send(body), await send(body)])
      expect([answer.status, answer.body]).toEqual([200, { data }]);
  });

  test('and the log tells its digest', async () => {
    server.log.length = 0;
    await send({ documentId: idOf(VIEWER) });
    while (server.log.length === 0) await new Promise(setImmediate); // a request is logged once its answer has left
    expect(server.log.join('')).toContain(`"operation":"${digest(VIEWER).slice(0, 16)}"`);
  });

  test('and is refused where the limits no longer let it pass, each time', async () => {
    for (const answer of [await send({ documentId: idOf(DEEP) }), await send({ documentId: idOf(DEEP) })])
      expect([answer.status, code(answer)]).toEqual([400, 'OPERATION_TOO_DEEP']);
  });

  test('and a variable that does not fit is refused as with a text', async () => {
    const answer = await send({ documentId: idOf(ACCOUNT), variables: { purpose: 'NONE' } });
    expect([answer.status, code(answer)]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

test('what another client registered, nobody registered, was retired or is no digest is one answer, in as many statements', async () => {
  const once = 'query Once { viewer }';
  await register('portal', once);
  expect((await send({ documentId: idOf(once) })).status).toBe(200);
  expect(await endDocument(held.database, named('portal'), digest(once), { by: BY, at: AT })).toBe(true);
  await register('partner', 'query Partner { viewer }');

  async function told(documentId: unknown): Promise<unknown> {
    statements.length = 0;
    const { status, text, headers } = await send({ documentId });
    const requestId = headers.get('x-request-id') ?? 'none';
    const names = [...headers.keys()].filter((name) => name !== 'date');
    return { status, text: text.replace(requestId, 'ID'), names, statements: statements.length };
  }
  const unknown = await told(idOf('query Nobody { viewer }'));
  expect(unknown).toMatchObject({ status: 400, statements: 2 });
  expect(JSON.stringify(unknown)).toContain('PERSISTED_DOCUMENT_NOT_FOUND');
  expect(await told(idOf('query Partner { viewer }'))).toEqual(unknown);
  expect(await told(idOf(once))).toEqual(unknown);
  for (const id of [digest(VIEWER), `md5:${digest(VIEWER)}`, idOf(VIEWER).toUpperCase(), 7, ['x']])
    expect(await told(id)).toEqual({ ...(unknown as object), statements: 1 });
});

test('two ids that differ, and a text beside an id, run nothing', async () => {
  const other = { persistedQuery: { version: 1, sha256Hash: digest(TWO) } };
  const two = await send({ documentId: idOf(VIEWER), extensions: other });
  expect([two.status, code(two)]).toEqual([400, 'PERSISTED_DOCUMENT_NOT_FOUND']);
  const both = await send({ query: VIEWER, documentId: idOf(VIEWER) });
  expect([both.status, code(both)]).toEqual([400, 'BAD_REQUEST']);
});

test('nothing is registered by a request', async () => {
  const query = 'query Automatic { viewer }';
  const extensions = { persistedQuery: { version: 1, sha256Hash: digest(query) } };
  expect(code(await send({ query, extensions }))).toBe('BAD_REQUEST');
  expect(code(await send({ extensions }))).toBe('PERSISTED_DOCUMENT_NOT_FOUND');
});

test('without a token no digest says anything, and what is open stays open as a text', async () => {
  for (const body of [
    { documentId: idOf(VIEWER) },
    { documentId: idOf('{ privacyPolicy { version } }'), query: '{ privacyPolicy { version } }' },
  ])
    expect((await send(body, null)).status).toBe(401);
  expect((await send({ query: '{ privacyPolicy { version } }' }, null)).status).toBe(200);
});

describe('a client that is bound to its documents', () => {
  test('runs them', async () => {
    expect((await send({ documentId: idOf(VIEWER) }, 'bound')).body).toEqual({
      data: { viewer: 'CUSTOMER' },
    });
  });

  test.each<[string, unknown]>([
    ['the text of a registered document', { query: VIEWER }],
    ['a text beside an id', { query: VIEWER, documentId: idOf(VIEWER) }],
    ['what cannot be parsed', { query: '{{{' }],
    ['what is beyond a limit', { query: DEEP }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['what is open without a token', { query: '{ privacyPolicy { version } }' }],
    ['nothing', {}],
    ['a list', [{ query: VIEWER }]],
  ])('is refused %s, with one answer', async (_, body) => {
    const answer = await send(body, 'bound');
    expect([answer.status, code(answer)]).toEqual([403, 'PERSISTED_DOCUMENT_REQUIRED']);
  });

  test('is bound and freed by the next operation', async () => {
    const client = named('partner');
    const change = { by: BY, at: AT };
    expect((await send({ query: VIEWER }, 'partner')).status).toBe(200);
    expect(await bindToDocuments(held.database, client, true, change)).toBe(true);
    expect((await send({ query: VIEWER }, 'partner')).status).toBe(403);
    expect(await bindToDocuments(held.database, client, false, change)).toBe(true);
    expect((await send({ query: VIEWER }, 'partner')).status).toBe(200);
    expect(await bindToDocuments(held.database, named('nobody'), true, change)).toBe(false);
  });
});

test('a register that cannot be read is a refusal for now, and nothing runs', async () => {
  const broken = await startTestServer({
    verifier: testVerifier(),
    findDocument: () => Promise.reject(new Error('the database is gone')),
  });
  const answer = await ask(broken, { body: { documentId: idOf(VIEWER) }, token: makeToken() });
  await broken.close(1000);
  expect([answer.status, code(answer), answer.headers.get('retry-after')]).toEqual([
    503,
    'AUTHORIZATION_UNAVAILABLE',
    '1',
  ]);
});

test('registering is remembered with who did it, and a document that serves already is not registered again', async () => {
  const text = 'query Remembered { viewer }';
  await held.database.query('TRUNCATE access_changes');
  const change = { by: BY, at: AT };
  expect(await register('portal', text)).toBe(1);
  expect(await register('portal', text)).toBe(0);
  expect(await endDocument(held.database, named('portal'), digest(text), change)).toBe(true);
  expect(await endDocument(held.database, named('portal'), digest(text), change)).toBe(false);
  expect(await register('portal', text)).toBe(1);
  expect((await send({ documentId: idOf(text) })).status).toBe(200);
  const by = { value: `portal ${idOf(text)}`, by_subject: 'command line' };
  expect(
    await held.database.query('SELECT change, value, by_subject FROM access_changes ORDER BY change_id'),
  ).toEqual(
    ['DOCUMENT_REGISTERED', 'DOCUMENT_RETIRED', 'DOCUMENT_REGISTERED'].map((word) => ({
      change: word,
      ...by,
    })),
  );
});
