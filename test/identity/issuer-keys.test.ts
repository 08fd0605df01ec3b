// The keys of a foreign issuer over real HTTP: kept, asked again with a cooldown, weak ones left out, and never a guess when it is down.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fixedClock } from '../../src/clock.js';
import type { Caller } from '../../src/identity/caller.js';
import { remoteKeys } from '../../src/identity/issuer-keys.js';
import { createTokenVerifier } from '../../src/identity/verify-token.js';
import { verifyBearer } from '../support/verify-bearer.js';
import { AUDIENCE, CLIENTS, ISSUER, KEYS, makeToken, NOW_SECONDS, publicJwk } from './issuer-of-tokens.js';

let answer: { status: number; body: string };
let asked: number;
let server: Server;
let url: string;

beforeEach(async () => {
  asked = 0;
  server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function publish(keys: readonly object[]): void {
  answer = { status: 200, body: JSON.stringify({ keys }) };
}

function verifier(): (token: string) => Promise<Caller> {
  const made = createTokenVerifier({
    issuers: [{ name: ISSUER, iss: ISSUER, keys: remoteKeys(url) }],
    audience: AUDIENCE,
    clients: { find: ({ clientId }) => Promise.resolve(CLIENTS[clientId] ?? null) },
    clock: fixedClock(NOW_SECONDS * 1000),
    toleranceSeconds: 5,
    bindsCompanies: false,
    nonces: null,
  });
  return (token) => verifyBearer(made, token);
}

test('the key set is asked once for many tokens, and an unknown key asks no more within the cooldown', async () => {
  publish([publicJwk('EdDSA')]);
  const verify = verifier();
  await verify(makeToken());
  await verify(makeToken());
  expect(asked).toBe(1);
  for (const kid of ['a', 'b', 'c'])
    await expect(verify(makeToken({ kid }))).rejects.toMatchObject({ fault: 'KEY' });
  expect(asked).toBe(1);
});

test('a token from a stranger makes nobody ask for keys', async () => {
  publish([publicJwk('EdDSA')]);
  await expect(verifier()(makeToken({}, { iss: 'https://other.example' }))).rejects.toMatchObject({
    fault: 'ISSUER',
  });
  expect(asked).toBe(0);
});

test.each([
  { says: 'a key for encryption', jwk: { ...publicJwk('EdDSA'), use: 'enc' }, token: () => makeToken() },
  {
    says: 'a private key that was published',
    jwk: { ...KEYS.EdDSA.privateKey.export({ format: 'jwk' }), kid: 'EdDSA' },
    token: () => makeToken(),
  },
  {
    says: 'RSA of 1024 bits',
    jwk: publicJwk('weak'),
    token: () => makeToken({ alg: 'RS256', kid: 'weak' }, {}, 'weak'),
  },
  {
    says: 'RSA with the exponent 3',
    jwk: { ...publicJwk('RS256'), e: 'Aw' },
    token: () => makeToken({ alg: 'RS256', kid: 'RS256' }, {}, 'RS256'),
  },
  { says: 'a symmetric key', jwk: { kty: 'oct', k: 'c2VjcmV0', kid: 'EdDSA' }, token: () => makeToken() },
])('$says is not used', async ({ jwk, token }) => {
  publish([jwk]);
  await expect(verifier()(token())).rejects.toMatchObject({ fault: 'KEY' });
});

test.each([
  { says: 'answers 500', given: { status: 500, body: '' } },
  { says: 'answers no JSON', given: { status: 200, body: '<html>' } },
  { says: 'redirects', given: { status: 302, body: '' } },
])('an issuer that $says makes identity unavailable, and accepts nobody', async ({ given }) => {
  answer = given;
  await expect(verifier()(makeToken())).rejects.toMatchObject({ code: 'AUTHORIZATION_UNAVAILABLE' });
});

test('an issuer that is down makes identity unavailable and the keys not ready', async () => {
  await new Promise((resolve) => server.close(resolve));
  await expect(verifier()(makeToken())).rejects.toMatchObject({ code: 'AUTHORIZATION_UNAVAILABLE' });
  await expect(remoteKeys(url).ready()).rejects.toThrow();
});

test('the keys are ready once they could be fetched', async () => {
  publish([publicJwk('EdDSA')]);
  await expect(remoteKeys(url).ready()).resolves.toBeUndefined();
});
