// What a request is answered before and around GraphQL: tokens, shapes, limits; each refusal has its status and code, and no value.
import { LIMITS, MOST_BODY_BYTES } from '../../src/server/limits.js';
import { EITHER_SCHEME } from '../../src/identity/challenge.js';
import { makeToken, testVerifier } from '../identity/issuer-of-tokens.js';
import { ask, SECRET, startTestServer, type TestServer } from './running-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ corsOrigins: ['https://app.example'] });
});

afterAll(() => server.close(1000));

describe('who asks', () => {
  test('a token makes its bearer the caller', async () => {
    const { status, body } = await ask(server, { body: { query: '{ viewer }' } });
    expect([status, body]).toEqual([200, { data: { viewer: 'CUSTOMER' } }]);
  });

  test.each([
    { says: 'no token', token: null, code: 'UNAUTHENTICATED', challenge: EITHER_SCHEME },
    {
      says: 'no JWT',
      token: 'token',
      code: 'UNAUTHENTICATED',
      challenge: 'Bearer error="invalid_token", error_description="the token is not three base64url parts"',
    },
    {
      says: 'an expired token',
      token: makeToken({}, { exp: 1_700_000_000 }),
      code: 'TOKEN_EXPIRED',
      challenge: 'Bearer error="invalid_token", error_description="the token has expired"',
    },
    {
      says: "another service's token",
      token: makeToken({}, { aud: 'x' }),
      code: 'TOKEN_AUDIENCE',
      challenge: 'Bearer error="invalid_token", error_description="the token is not for this service alone"',
    },
  ])('$says: 401 $code with a challenge', async ({ token, code, challenge }) => {
    const { status, headers, body } = await ask(server, { token, body: { query: '{ viewer }' } });
    expect([status, headers.get('www-authenticate')]).toEqual([401, challenge]);
    expect(body).toEqual({
      errors: [{ message: expect.any(String), extensions: { code, requestId: headers.get('x-request-id') } }],
    });
  });

  test('a bad token is never made anonymous, whatever is asked and however the body looks', async () => {
    for (const body of [{ query: '{ __typename }' }, '{"query', undefined]) {
      expect((await ask(server, { token: 'bad', body })).status).toBe(401);
    }
  });

  test('two Authorization headers are refused', async () => {
    const { status, body } = await ask(server, {
      token: null,
      headers: { Authorization: 'Bearer a, Bearer b' },
      body: { query: '{ __typename }' },
    });
    expect([status, body.errors?.[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('a token in the query string is no token', async () => {
    const response = await fetch(`${server.url}/graphql?access_token=${makeToken()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ viewer }"}',
    });
    expect(response.status).toBe(401);
  });

  test('when the client cannot be looked up: 503, retryable, and no data', async () => {
    const { IdentityUnavailable } = await import('../../src/identity/token-faults.js');
    const broken = await startTestServer({
      verifier: { ...testVerifier(), examine: () => Promise.reject(new IdentityUnavailable(null)) },
    });
    const { status, headers, body } = await ask(broken, { body: { query: '{ viewer }' } });
    await broken.close(1000);
    expect([status, headers.get('retry-after'), body.errors?.[0]?.extensions['code'], body.data]).toEqual([
      503,
      '1',
      'AUTHORIZATION_UNAVAILABLE',
      undefined,
    ]);
  });
});

describe('without a token only the open root fields may be asked', () => {
  test.each([
    '{ __typename }',
    '{ privacyPolicy { version } }',
    '{ policy: privacyPolicy { version successor { version } } }',
    'mutation { signUp }',
    'query A { ...F } query B { __typename } fragment F on Query { privacyPolicy { ...P } } fragment P on PrivacyPolicy { version }',
    '{ ... on Query { ... @include(if: true) { __typename } } }',
  ])('%s is answered', async (query) => {
    const { status, body } = await ask(server, {
      token: null,
      body: { query, operationName: query.startsWith('query A') ? 'A' : null },
    });
    expect([status, body.errors]).toEqual([200, undefined]);
  });

  test.each([
    '{ viewer }',
    '{ privacyPolicy { version } viewer }',
    '{ privacyPolicy: viewer }',
    '{ __schema { types { name } } }',
    '{ __type(name: "Query") { name } }',
    'mutation { close }',
    'mutation { signUp close }',
    'subscription { privacyPolicy { version } viewer }',
    '{ ...F } fragment F on Query { viewer }',
    '{ ...F } fragment F on Query { ...G } fragment G on Query { __typename ...F viewer }',
    '{ ... { ... { viewer } } }',
    '{ ... on Query @skip(if: true) { viewer } }',
    'query A { __typename } query B { viewer }',
    '{ __typename } fragment Unused on Account { cpni }',
    '{ noSuchField }',
    '{',
    '',
    'fragment F on Query { __typename }x',
    'type Query { x: Int }',
  ])('%s: 401 UNAUTHENTICATED', async (query) => {
    const { status, headers, body } = await ask(server, { token: null, body: { query, operationName: 'A' } });
    expect([status, headers.get('www-authenticate'), body.errors?.[0]?.extensions['code']]).toEqual([
      401,
      EITHER_SCHEME,
      'UNAUTHENTICATED',
    ]);
    expect(body).not.toHaveProperty('data');
  });
});

describe('the limits of an operation, each with its own clear refusal', () => {
  const nested = (levels: number): string =>
    `{ privacyPolicy ${'{ successor '.repeat(levels - 2)}{ version }${' }'.repeat(levels - 2)} }`;
  const many = (count: number, make: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => make(index)).join(' ');
  const billion = many(
    40,
    (index) =>
      `fragment F${index} on PrivacyPolicy { successor { ...F${index + 1} } b: successor { ...F${index + 1} } }`,
  );
  /** Few fields and tokens, many selections: a hundred with each spread. */
  const spread = (times: number): string =>
    `{ ${many(times, () => '...F')} } fragment F on Query { ${'... { '.repeat(LIMITS.selections.most / 20 - 2)}viewer${' }'.repeat(LIMITS.selections.most / 20 - 2)} }`;

  const AT_THE_LIMIT = [
    { limit: 'depth', within: nested(LIMITS.depth.most), beyond: nested(LIMITS.depth.most + 1) },
    {
      limit: 'rootFields',
      within: `{ ${many(LIMITS.rootFields.most, () => 'viewer')} }`,
      beyond: `{ ${many(LIMITS.rootFields.most + 1, () => 'viewer')} }`,
    },
    {
      limit: 'aliases',
      within: `{ privacyPolicy { ${many(LIMITS.aliases.most, (index) => `a${index}: version`)} } }`,
      beyond: `{ privacyPolicy { ${many(LIMITS.aliases.most + 1, (index) => `a${index}: version`)} } }`,
    },
    {
      limit: 'directives',
      within: `{ privacyPolicy { ${many(LIMITS.directives.most, () => 'version @include(if: true)')} } }`,
      beyond: `{ privacyPolicy { ${many(LIMITS.directives.most + 1, () => 'version @include(if: true)')} } }`,
    },
    {
      limit: 'fields',
      within: `{ ${many(20, (index) => `a${index}: privacyPolicy { ${many(LIMITS.fields.most / 20 - 1, () => 'version')} }`)} }`,
      beyond: `{ ${many(20, (index) => `a${index}: privacyPolicy { ${many(LIMITS.fields.most / 20 - 1, () => 'version')} __typename }`)} }`,
    },
    { limit: 'selections', within: spread(20), beyond: spread(20).replace('viewer', '... { viewer }') },
    {
      limit: 'tokens',
      within: `{ viewer }${'#,'.repeat(9000)}`,
      beyond: `{ viewer ${'version '.repeat(LIMITS.tokens.most)} }`,
    },
  ] as const;

  test.each(AT_THE_LIMIT)('$limit: as many as allowed', async ({ within }) => {
    expect((await ask(server, { body: { query: within } })).body.errors).toBeUndefined();
  });

  test.each([
    ...AT_THE_LIMIT,
    {
      limit: 'depth',
      beyond: `{ privacyPolicy { ...F0 } } ${billion} fragment F40 on PrivacyPolicy { version }`,
    },
    {
      limit: 'aliases',
      beyond: `{ ...F } fragment F on Query { privacyPolicy { ${many(61, (index) => `a${index}: version`)} } }`,
    },
  ] as const)('$limit: one more is refused, named, before validation', async ({ limit, beyond }) => {
    const { status, body } = await ask(server, { body: { query: beyond } });
    const { most, code } = LIMITS[limit];
    expect([status, body.data]).toEqual([400, undefined]);
    expect(body.errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code, limit, most }) }),
    ]);
  });

  test('a cycle of fragments is refused and ends', async () => {
    const { status, body } = await ask(server, {
      body: { query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' },
    });
    expect([status, body.errors?.[0]?.extensions['code']]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  test('introspection as tools ask it fits', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { body } = await ask(server, {
      body: {
        query: getIntrospectionQuery({
          specifiedByUrl: true,
          directiveIsRepeatable: true,
          schemaDescription: true,
          inputValueDeprecation: true,
          oneOf: true,
        }),
      },
    });
    expect(body.errors).toBeUndefined();
  });
});

describe('a request that is not as it should be', () => {
  test.each([
    { says: 'invalid JSON', given: { body: `{"query": ${SECRET}` }, status: 400, code: 'BAD_REQUEST' },
    { says: 'an empty body', given: { body: '' }, status: 400, code: 'BAD_REQUEST' },
    { says: 'no query', given: { body: { q: SECRET } }, status: 400, code: 'BAD_REQUEST' },
    {
      says: 'a query that is no string',
      given: { body: { query: { a: SECRET } } },
      status: 400,
      code: 'BAD_REQUEST',
    },
    {
      says: 'a list of operations',
      given: { body: [{ query: '{ viewer }' }] },
      status: 400,
      code: 'BAD_REQUEST',
    },
    { says: 'a JSON string', given: { body: `"${SECRET}"` }, status: 400, code: 'BAD_REQUEST' },
    {
      says: 'variables that are a string',
      given: { body: { query: '{ viewer }', variables: SECRET } },
      status: 400,
      code: 'BAD_REQUEST',
    },
    {
      says: 'a prototype in the body',
      given: { body: '{"__proto__": {"x": 1}, "query": "{ viewer }"}' },
      status: 400,
      code: 'BAD_REQUEST',
    },
    {
      says: 'the wrong content type',
      given: { headers: { 'content-type': 'text/plain' }, body: '{ viewer }' },
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    },
    {
      says: 'application/graphql',
      given: { headers: { 'content-type': 'application/graphql' }, body: '{ viewer }' },
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    },
    {
      says: 'a form, as a cross-site page sends it',
      given: { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={viewer}' },
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    },
    {
      says: 'a multipart form',
      given: { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' },
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    },
    {
      says: 'another charset',
      given: {
        headers: { 'content-type': 'application/json; charset=utf-16' },
        body: { query: '{ viewer }' },
      },
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    },
    {
      says: 'a body of 1 MB',
      given: { body: { query: `{ viewer } #${'x'.repeat(1_048_576)}` } },
      status: 413,
      code: 'REQUEST_TOO_LARGE',
    },
    { says: 'GET', given: { method: 'GET' }, status: 405, code: 'METHOD_NOT_ALLOWED' },
    {
      says: 'PUT',
      given: { method: 'PUT', body: { query: '{ viewer }' } },
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    },
    {
      says: 'a syntax error',
      given: { body: { query: `{ account(id: "${SECRET}" } }` } },
      status: 400,
      code: 'GRAPHQL_PARSE_FAILED',
    },
    {
      says: 'an unknown field',
      given: { body: { query: '{ nothing }' } },
      status: 400,
      code: 'GRAPHQL_VALIDATION_FAILED',
    },
    {
      says: 'an unknown operation name',
      given: { body: { query: 'query A { viewer }', operationName: SECRET } },
      status: 400,
      code: 'BAD_REQUEST',
    },
  ])('$says: $status $code, without an echo', async ({ given, status, code }) => {
    const answer = await ask(server, given);
    expect([answer.status, answer.body.errors?.map(({ extensions }) => extensions['code'])]).toEqual([
      status,
      [code],
    ]);
    expect(answer.text).not.toContain('SECRET');
    expect(answer.body).not.toHaveProperty('data');
  });

  test('a body is accepted up to the limit', async () => {
    const query = `{ viewer } #`;
    const filler = 'x'.repeat(MOST_BODY_BYTES - JSON.stringify({ query }).length);
    expect((await ask(server, { body: { query: query + filler } })).status).toBe(200);
    expect((await ask(server, { body: { query: `${query}${filler}x` } })).status).toBe(413);
  });

  test.each([
    {
      says: 'an unknown word of an enum',
      query: `{ account(purpose: ${SECRET.replaceAll('-', '_')}) }`,
      names: 'purpose',
    },
    {
      says: 'a literal of another type',
      query: `{ account(purpose: SELF_ACCESS, first: "${SECRET}") }`,
      names: 'first',
    },
    {
      says: 'a number that is no Int',
      query: '{ account(purpose: SELF_ACCESS, first: 4111111111111111) }',
      names: 'first',
    },
  ])('$says: 400 BAD_USER_INPUT that names the argument', async ({ query, names }) => {
    const { status, body, text } = await ask(server, { body: { query } });
    expect([status, body.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
    expect(body.errors?.[0]?.message).toContain(`"${names}"`);
    expect(text).not.toMatch(/SECRET|4111/);
  });

  test.each([[SECRET], [4_111_111_111_111_111], [{ secret: SECRET }], [null]])(
    'a variable that does not fit (%j): 400, named, without an echo',
    async (value) => {
      const { status, body, text } = await ask(server, {
        body: { query: 'query Q($why: Purpose!) { account(purpose: $why) }', variables: { why: value } },
      });
      expect([status, body.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
      expect(body.errors?.[0]?.message).toBe(
        'the value of variable "$why" of type Purpose! is missing or is not of its type',
      );
      expect(text).not.toMatch(/SECRET|secret|4111/);
    },
  );

  test('a missing argument and an undefined variable are told by name', async () => {
    expect((await ask(server, { body: { query: '{ account }' } })).body.errors?.[0]?.message).toContain(
      'purpose',
    );
    expect(
      (await ask(server, { body: { query: '{ account(purpose: $p) }' } })).body.errors?.[0]?.message,
    ).toContain('$p');
  });

  test('an unknown address: 404, in the same shape', async () => {
    const response = await fetch(`${server.url}/account/${SECRET}`);
    expect(response.status).toBe(404);
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'ROUTE_NOT_FOUND' } }] });
    expect(body).not.toContain('SECRET');
  });

  test('the server is still up after all of it', async () => {
    expect((await ask(server, { body: { query: '{ viewer }' } })).status).toBe(200);
  });
});

describe('errors of resolvers', () => {
  test('a refusal stands beside its permitted siblings, HTTP 200, with what it says', async () => {
    const { status, body } = await ask(server, { body: { query: '{ refused viewer }' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: { refused: null, viewer: 'CUSTOMER' },
      errors: [{ path: ['refused'], extensions: { code: 'CPNI_RESTRICTED', reason: 'OPTED_OUT' } }],
    });
  });

  test('a fault is masked: INTERNAL, no message, no stack, and the log has its place but not its words', async () => {
    const { headers, body, text } = await ask(server, { body: { query: '{ broken viewer }' } });
    expect(body).toMatchObject({
      data: { broken: null, viewer: 'CUSTOMER' },
      errors: [{ path: ['broken'], extensions: { code: 'INTERNAL' } }],
    });
    expect(text).not.toMatch(/SECRET|duplicate|stack/);
    const line = server.log.find((each) => each.includes('an operation failed'));
    expect(line).toContain('running-server.ts');
    expect(line).toContain(headers.get('x-request-id'));
    expect(line).not.toMatch(/SECRET|duplicate/);
  });

  test('a request-level code sets the HTTP status', async () => {
    const { status, body } = await ask(server, { body: { query: '{ audit }' } });
    expect([status, body.errors?.[0]?.extensions['code']]).toEqual([503, 'AUDIT_UNAVAILABLE']);
  });
});

describe('headers of an answer', () => {
  test('nobody on the way keeps it', async () => {
    for (const given of [{ body: { query: '{ viewer }' } }, { body: '' }, { token: 'bad', body: {} }]) {
      expect((await ask(server, given)).headers.get('cache-control')).toBe('private, no-store');
    }
  });

  test('the media type is the one that is accepted (GraphQL over HTTP)', async () => {
    for (const body of [{ query: '{ viewer }' }, { query: '{' }, '']) {
      const modern = await ask(server, {
        body,
        headers: { accept: 'application/graphql-response+json, application/json;q=0.9' },
      });
      expect(modern.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
      const plain = await ask(server, { body, headers: { accept: 'application/json' } });
      expect(plain.headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
  });

  test('no identifier leaves with a link, and nothing of another origin is loaded (policy section 7)', async () => {
    const { headers } = await ask(server, { body: { query: '{ viewer }' } });
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('a request id is the server’s own', async () => {
    const { headers } = await ask(server, {
      headers: { 'x-request-id': SECRET, 'request-id': SECRET },
      body: { query: '{ viewer }' },
    });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    { origin: 'https://app.example', allowed: 'https://app.example' },
    { origin: 'https://evil.example', allowed: null },
    { origin: 'null', allowed: null },
  ])('CORS: $origin is allowed $allowed', async ({ origin, allowed }) => {
    const preflight = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  });
});
