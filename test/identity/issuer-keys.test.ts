// The keys of a foreign issuer over real HTTP: kept, asked again with a cooldown, weak ones left out, and never a guess when it is down.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fixedClock } from '../../src/clock.js';
import type { Caller } from '../../src/identity/caller.js';
import { localKeys, remoteKeys } from '../../src/identity/issuer-keys.js';
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
  {
    says: 'a key that may not verify',
    jwk: { ...publicJwk('EdDSA'), key_ops: ['encrypt'] },
    token: () => makeToken(),
  },
  {
    says: 'RSA of 8192 bits',
    jwk: { ...publicJwk('RS256'), n: Buffer.alloc(1024, 0xff).toString('base64url') },
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

describe('as time passes', () => {
  let passed: number;
  const start = Date.now();

  beforeEach(() => {
    passed = 0;
    jest.spyOn(Date, 'now').mockImplementation(() => start + passed);
  });
  afterEach(() => jest.restoreAllMocks());

  test('a key that the issuer added is found once the cooldown is over', async () => {
    publish([publicJwk('EdDSA')]);
    const verify = verifier();
    await verify(makeToken());
    publish([publicJwk('EdDSA'), publicJwk('ES256')]);
    const byNewKey = makeToken({ alg: 'ES256', kid: 'ES256' }, {}, 'ES256');
    await expect(verify(byNewKey)).rejects.toMatchObject({ fault: 'KEY' });
    passed = 31_000;
    await expect(verify(byNewKey)).resolves.toBeDefined();
    expect(asked).toBe(2);
  });

  test('a key that the issuer took back is refused once the keys are asked for again', async () => {
    publish([publicJwk('EdDSA')]);
    const verify = verifier();
    await verify(makeToken());
    publish([publicJwk('ES256')]);
    passed = 601_000;
    await expect(verify(makeToken())).rejects.toMatchObject({ fault: 'KEY' });
  });

  test('an issuer that went down is known by the keys of before for ten minutes, and afterwards nobody is accepted', async () => {
    publish([publicJwk('EdDSA')]);
    const verify = verifier();
    await verify(makeToken());
    answer = { status: 503, body: '' };
    passed = 599_000;
    await expect(verify(makeToken())).resolves.toBeDefined();
    passed = 601_000;
    await expect(verify(makeToken())).rejects.toMatchObject({ code: 'AUTHORIZATION_UNAVAILABLE' });
  });

  test('an issuer that failed is asked again a second later and no sooner', async () => {
    answer = { status: 503, body: '' };
    const verify = verifier();
    for (let times = 0; times < 5; times += 1)
      await expect(verify(makeToken())).rejects.toMatchObject({ code: 'AUTHORIZATION_UNAVAILABLE' });
    expect(asked).toBe(1);
    publish([publicJwk('EdDSA')]);
    passed = 1_001;
    await expect(verify(makeToken())).resolves.toBeDefined();
    expect(asked).toBe(2);
  });
});

test('issuers are told apart: the same subject of another issuer is another caller, and keys are not shared', async () => {
  const other = 'https://second.example/';
  const { examine } = createTokenVerifier({
    issuers: [
      { name: ISSUER, iss: ISSUER, keys: localKeys([publicJwk('EdDSA')]) },
      { name: other, iss: other, keys: localKeys([publicJwk('ES256')]) },
    ],
    audience: AUDIENCE,
    clients: { find: () => Promise.resolve(null) },
    clock: fixedClock(NOW_SECONDS * 1000),
    toleranceSeconds: 5,
    bindsCompanies: false,
    nonces: null,
  });
  const by = (token: string) =>
    examine({ scheme: 'Bearer', token, proof: null }, { method: 'POST', urls: [] });
  expect((await by(makeToken())).issuer).toBe(ISSUER);
  expect((await by(makeToken({ alg: 'ES256', kid: 'ES256' }, { iss: other }, 'ES256'))).issuer).toBe(other);
  await expect(by(makeToken({}, { iss: other }))).rejects.toMatchObject({ fault: 'KEY' });
});
