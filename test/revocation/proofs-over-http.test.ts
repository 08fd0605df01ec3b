// Bound tokens over HTTP: two nodes, one database, proofs that are really signed; what passes once, and every refusal with its challenge.
import { createNonceSource } from '../../src/identity/proof-nonces.js';
import { fixedClock } from '../../src/clock.js';
import type { ClientRegistry } from '../../src/identity/client-registry.js';
import { connectPostgres } from '../../src/records/connect.js';
import { registerClient } from '../../src/records/stores/client-registration-store.js';
import { findClient } from '../../src/records/stores/client-store.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { ISSUER, makeToken, NOW_SECONDS, testVerifier, type Members } from '../identity/issuer-of-tokens.js';
import { boundToken, makeProof, proofJwk, sha256 } from '../identity/prover.js';
import { ask, startTestServer, type Asked, type TestServer } from '../server/running-server.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';

const BODY = '{"query":"{ viewer }"}';
const ALGS = 'algs="EdDSA ES256 PS256 RS256"';

let made: TestDatabase;
let database: DataSourceDatabase;
let nodes: [TestServer, TestServer];
let asking: TestServer;

beforeAll(async () => {
  made = await createTestDatabase();
  database = await connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' });
  for (const [clientId, requiresBodyDigest] of [
    ['bound', false],
    ['digesting', true],
  ] as const)
    await register(clientId, requiresBodyDigest);
  const clients: ClientRegistry = { find: (question) => findClient(database, question) };
  const nonces = createNonceSource(Buffer.alloc(32, 7), fixedClock(NOW_SECONDS * 1000));
  nodes = [
    await startTestServer({ verifier: testVerifier(clients) }),
    await startTestServer({ verifier: testVerifier(clients), publicUrl: 'https://api.example' }),
  ];
  asking = await startTestServer({ verifier: testVerifier(clients, { nonces }) });
});

afterAll(async () => {
  for (const server of [...nodes, asking]) await server.close(1000);
  await database.close();
  await made.drop();
});

async function register(clientId: string, requiresBodyDigest: boolean): Promise<void> {
  const partner = {
    callerKind: 'COMPANY',
    companyId: 'affiliate-active',
    purposes: ['FRAUD_SECURITY'],
  } as const;
  const client = { issuer: ISSUER, clientId, name: clientId, ...partner, categories: null, jwks: null };
  const terms = { requiresDpop: true, requiresBodyDigest, documentsOnly: false };
  await registerClient(database, { ...client, ...terms }, NOW_SECONDS * 1000);
}

const urlOf = (server: TestServer): string => `${server.url}/graphql`;

interface Sent {
  readonly token?: string;
  readonly claims?: Members;
  readonly proof?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** With a good proof for the node but for what is changed. */
function send(
  server: TestServer,
  { token = boundToken(), claims, proof, body = BODY, headers }: Sent = {},
): Promise<Asked> {
  const dpop = proof ?? makeProof(token, { claims: { htu: urlOf(server), ...claims } });
  return ask(server, { token: null, body, headers: { authorization: `DPoP ${token}`, dpop, ...headers } });
}

function told({ status, headers, body }: Asked): unknown[] {
  return [status, body.errors?.[0]?.extensions['code'], headers.get('www-authenticate')];
}

const refusal = (error: string, says: string): unknown[] => [
  401,
  'TOKEN_BINDING',
  `DPoP error="${error}", error_description="${says}", ${ALGS}`,
];

test('a bound token with its proof makes its bearer the caller', async () => {
  const { status, body } = await send(nodes[0]);
  expect([status, body]).toEqual([200, { data: { viewer: 'COMPANY' } }]);
});

test('a proof is good once, on whichever node', async () => {
  const token = boundToken();
  const proof = makeProof(token, { claims: { htu: 'https://api.example/graphql' } });
  expect((await send(nodes[1], { token, proof })).status).toBe(200);
  expect(told(await send(nodes[1], { token, proof }))).toEqual(
    refusal('invalid_dpop_proof', 'the proof was used before'),
  );
});

test('of twenty that send one proof at once, one is answered', async () => {
  const token = boundToken();
  const proof = makeProof(token, { claims: { htu: urlOf(nodes[0]) } });
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(nodes[0], { token, proof })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 401]));
});

test('a bound token as Bearer is refused, and told which scheme it needs', async () => {
  const refused = await ask(nodes[0], { token: boundToken(), body: BODY });
  expect(told(refused)).toEqual([
    401,
    'TOKEN_BINDING',
    `Bearer error="invalid_token", error_description="the token or its client needs a proof of possession", DPoP ${ALGS}`,
  ]);
});

test.each<{ says: string; sent: (server: TestServer) => Sent; error: string; description: string }>([
  {
    says: 'an empty proof',
    sent: () => ({ proof: '' }),
    error: 'invalid_dpop_proof',
    description: 'the proof is not a JWT of at most 8 KB that names nothing twice',
  },
  {
    says: 'an unbound token',
    sent: () => ({ token: makeToken({}, { client_id: 'bound' }) }),
    error: 'invalid_token',
    description: 'the token is bound to no key and cannot come with a proof',
  },
  {
    says: "a stranger's key",
    sent: (server) => {
      const token = boundToken();
      const claims = { htu: urlOf(server) };
      return {
        token,
        proof: makeProof(token, { header: { jwk: proofJwk('stranger') }, claims, key: 'stranger' }),
      };
    },
    error: 'invalid_dpop_proof',
    description: 'the proof is by another key than the one the token is bound to',
  },
  {
    says: 'a proof for another service, which a forwarded host names',
    sent: () => ({
      claims: { htu: 'http://attacker.example/graphql' },
      headers: { 'x-forwarded-host': 'attacker.example' },
    }),
    error: 'invalid_dpop_proof',
    description: 'the proof is for another method or address',
  },
  {
    says: 'a proof of two minutes ago',
    sent: () => ({ claims: { iat: NOW_SECONDS - 120 } }),
    error: 'invalid_dpop_proof',
    description: 'the proof was not made just now',
  },
])('$says is refused', async ({ sent, error, description }) => {
  expect(told(await send(nodes[0], sent(nodes[0])))).toEqual(refusal(error, description));
});

test('behind a proxy the proof names the public address, and the one of the machine is no longer good', async () => {
  expect((await send(nodes[1], { claims: { htu: 'https://api.example/graphql' } })).status).toBe(200);
  expect(told(await send(nodes[1], { claims: { htu: urlOf(nodes[1]) } }))).toEqual(
    refusal('invalid_dpop_proof', 'the proof is for another method or address'),
  );
});

describe('the digest of the body (x-camara:bh)', () => {
  const token = boundToken('holder', { client_id: 'digesting' });
  const digest = (body: string): Members => ({ 'x-camara:bh': sha256(body) });

  test.each([
    { says: 'of the bytes that were sent is accepted', claims: digest(BODY), status: 200 },
    {
      says: 'of the same JSON in other bytes is refused',
      claims: digest('{ "query": "{ viewer }" }'),
      status: 401,
    },
    { says: 'absent is refused', claims: {}, status: 401 },
  ])('$says', async ({ claims, status }) => {
    const answer = await send(nodes[0], { token, claims });
    expect(answer.status).toBe(status);
    if (status === 401)
      expect(told(answer)).toEqual(
        refusal('invalid_dpop_proof', 'the proof does not cover this request body'),
      );
  });
});

describe('a server that asks for a nonce', () => {
  test('gives one with its refusal, and takes the proof that carries it', async () => {
    const refused = await send(asking);
    expect(told(refused)).toEqual(refusal('use_dpop_nonce', 'the proof needs the nonce of this answer'));
    const nonce = refused.headers.get('dpop-nonce');
    const answered = await send(asking, { claims: { nonce } });
    expect([answered.status, answered.headers.get('dpop-nonce')]).toEqual([200, nonce]);
  });

  test('leaves requests by Bearer alone', async () => {
    const { headers } = await ask(asking, { body: BODY });
    expect(headers.get('dpop-nonce')).toBeNull();
  });
});

test('a page of another origin may send a proof, and read the nonce', async () => {
  const server = await startTestServer({ corsOrigins: ['https://app.example'] });
  const response = await fetch(urlOf(server), {
    method: 'OPTIONS',
    headers: {
      origin: 'https://app.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'dpop',
    },
  });
  await server.close(1000);
  expect(response.headers.get('access-control-allow-headers')).toContain('dpop');
});
