// Proofs of possession (RFC 9449 section 4.3): the ways in which one may be wrong, each refused for that fault; and what a good one
// must be beside its token.
import { fixedClock } from '../../src/clock.js';
import { challengeFor } from '../../src/identity/challenge.js';
import type { CheckedProof } from '../../src/identity/check-proof.js';
import type { ClientQuestion, RegisteredClient } from '../../src/identity/client-registry.js';
import { createNonceSource } from '../../src/identity/proof-nonces.js';
import { readAuthorization, type Authorization } from '../../src/identity/read-authorization.js';
import { TOKEN_FAULTS, TokenRefused, type TokenFault } from '../../src/identity/token-faults.js';
import type { TokenVerifier } from '../../src/identity/verify-token.js';
import {
  CLIENTS,
  encode,
  KEYS,
  makeToken,
  NOW_SECONDS,
  publicJwk,
  signText,
  testVerifier,
  type KeyName,
} from './issuer-of-tokens.js';
import {
  boundToken,
  makeProof,
  privateJwk,
  PROOF_HEADER,
  proofClaims,
  proofJwk,
  sha256,
  thumbprintOf,
  URL_OF_API,
} from './prover.js';

const TOKEN = boundToken();
const OTHER_TOKEN = boundToken('holder', { jti: 'token-2' });
const ADDRESS = { method: 'POST', urls: [URL_OF_API] };
const BODY = Buffer.from('{"query":"{ viewer { kind } }"}');

function withDpop(proof: string | null, token = TOKEN): Authorization {
  return { scheme: 'DPoP', token, proof };
}

async function faultOf(work: Promise<unknown>): Promise<TokenFault | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof TokenRefused) return error.fault;
    throw error;
  }
}

interface BadProof {
  readonly says: string;
  readonly proof: () => string;
  readonly fault: TokenFault;
}

const SYNTAX: readonly BadProof[] = [
  { says: 'an empty proof', proof: () => '', fault: 'PROOF_SYNTAX' },
  { says: 'a word', proof: () => 'proof', fault: 'PROOF_SYNTAX' },
  {
    says: 'two proofs in one header',
    proof: () => `${makeProof(TOKEN)}, ${makeProof(TOKEN)}`,
    fault: 'PROOF_SYNTAX',
  },
  { says: 'padding', proof: () => `${makeProof(TOKEN)}=`, fault: 'PROOF_SYNTAX' },
  { says: 'no signature', proof: () => makeProof(TOKEN).replace(/[^.]*$/, ''), fault: 'PROOF_SYNTAX' },
  {
    says: '64 KB',
    proof: () => makeProof(TOKEN, { claims: { pad: 'x'.repeat(65_536) } }),
    fault: 'PROOF_SYNTAX',
  },
  {
    says: 'a claim twice',
    proof: () =>
      signText(
        JSON.stringify(PROOF_HEADER),
        `{"jti":"x",${JSON.stringify(proofClaims(TOKEN)).slice(1)}`,
        'holder',
      ),
    fault: 'PROOF_SYNTAX',
  },
  {
    says: 'claims that are a list',
    proof: () => signText(JSON.stringify(PROOF_HEADER), '[]', 'holder'),
    fault: 'PROOF_SYNTAX',
  },
];

const HEADERS: readonly BadProof[] = [
  ...[undefined, 'jwt', 'at+jwt', 'DPoP+jwt', 'dpop+jwt ', 7].map((typ) => ({
    says: `type ${String(typ)}`,
    proof: () => makeProof(TOKEN, { header: { typ } }),
    fault: 'PROOF_HEADER' as const,
  })),
  ...[undefined, 'none', 'NONE', 'HS256', 'ES512', 'eddsa', ['EdDSA']].map((alg) => ({
    says: `algorithm ${String(alg)}`,
    proof: () => makeProof(TOKEN, { header: { alg } }),
    fault: 'PROOF_HEADER' as const,
  })),
  ...[
    { crit: ['x'] },
    { b64: false, crit: ['b64'] },
    { zip: 'DEF' },
    { jku: 'https://x.example' },
    { x5c: ['MIIB'] },
  ].map((member) => ({
    says: `the header member ${Object.keys(member).join(' and ')}`,
    proof: () => makeProof(TOKEN, { header: member }),
    fault: 'PROOF_HEADER' as const,
  })),
];

const PROOF_KEYS: readonly BadProof[] = [
  { says: 'no key', proof: () => makeProof(TOKEN, { header: { jwk: undefined } }), fault: 'PROOF_KEY' },
  {
    says: 'a key id in place of the key',
    proof: () => makeProof(TOKEN, { header: { jwk: 'holder' } }),
    fault: 'PROOF_KEY',
  },
  {
    says: 'the private key',
    proof: () => makeProof(TOKEN, { header: { jwk: privateJwk('holder') } }),
    fault: 'PROOF_KEY',
  },
  {
    says: 'a symmetric key',
    proof: () => makeProof(TOKEN, { header: { jwk: { kty: 'oct', k: 'c2VjcmV0' } } }),
    fault: 'PROOF_KEY',
  },
  {
    says: 'RSA of 1024 bits',
    proof: () => makeProof(TOKEN, { header: { jwk: proofJwk('weak'), alg: 'RS256' }, key: 'weak' }),
    fault: 'PROOF_KEY',
  },
  {
    says: 'a key for encryption',
    proof: () => makeProof(TOKEN, { header: { jwk: { ...proofJwk('holder'), use: 'enc' } } }),
    fault: 'PROOF_KEY',
  },
  {
    says: 'a key that may not verify',
    proof: () => makeProof(TOKEN, { header: { jwk: { ...proofJwk('holder'), key_ops: ['encrypt'] } } }),
    fault: 'PROOF_KEY',
  },
  {
    says: 'a key without its value',
    proof: () => makeProof(TOKEN, { header: { jwk: { kty: 'OKP', crv: 'Ed25519' } } }),
    fault: 'PROOF_KEY',
  },
  {
    says: "a stranger's key, well signed",
    proof: () => makeProof(TOKEN, { header: { jwk: proofJwk('stranger') }, key: 'stranger' }),
    fault: 'PROOF_BINDING',
  },
  {
    says: 'the key spelled in another way',
    proof: () =>
      makeProof(TOKEN, { header: { jwk: { ...proofJwk('holder'), x: `${proofJwk('holder').x ?? ''}=` } } }),
    fault: 'PROOF_BINDING',
  },
  {
    says: "a stranger's signature under the key",
    proof: () => makeProof(TOKEN, { key: 'stranger' }),
    fault: 'PROOF_SIGNATURE',
  },
  {
    says: 'another algorithm than that of the key',
    proof: () => makeProof(TOKEN, { header: { alg: 'ES256' } }),
    fault: 'PROOF_SIGNATURE',
  },
  {
    says: 'claims changed after signing',
    proof: () => makeProof(TOKEN).replace(/\.[^.]+\./, `.${encode(JSON.stringify(proofClaims(TOKEN)))}.`),
    fault: 'PROOF_SIGNATURE',
  },
];

const CLAIMS: readonly BadProof[] = [
  ...['jti', 'htm', 'htu', 'iat', 'ath'].map((claim) => ({
    says: `no ${claim}`,
    proof: () => makeProof(TOKEN, { claims: { [claim]: undefined } }),
    fault: 'PROOF_CLAIM' as const,
  })),
  { says: 'an empty jti', proof: () => makeProof(TOKEN, { claims: { jti: '' } }), fault: 'PROOF_CLAIM' },
  {
    says: 'a jti of 257 letters',
    proof: () => makeProof(TOKEN, { claims: { jti: 'x'.repeat(257) } }),
    fault: 'PROOF_CLAIM',
  },
  {
    says: 'a jti that is a number',
    proof: () => makeProof(TOKEN, { claims: { jti: 7 } }),
    fault: 'PROOF_CLAIM',
  },
  {
    says: 'an iat that is a string',
    proof: () => makeProof(TOKEN, { claims: { iat: String(NOW_SECONDS) } }),
    fault: 'PROOF_CLAIM',
  },
  {
    says: 'a body digest that is a list',
    proof: () => makeProof(TOKEN, { claims: { 'x-camara:bh': [sha256(BODY)] } }),
    fault: 'PROOF_CLAIM',
  },
  ...['GET', 'post', 'POST ', 'PUT'].map((htm) => ({
    says: `the method "${htm}"`,
    proof: () => makeProof(TOKEN, { claims: { htm } }),
    fault: 'PROOF_REQUEST' as const,
  })),
  ...[
    'https://attacker.example/graphql',
    'http://api.example/graphql',
    'https://api.example:444/graphql',
    'https://api.example/',
    'https://api.example/graphql/',
    'https://api.example/GRAPHQL',
    'https://api.example/graphql%2F',
    'https://user@api.example/graphql',
    '/graphql',
    'graphql',
    '',
    'file:///graphql',
  ].map((htu) => ({
    says: `the address "${htu}"`,
    proof: () => makeProof(TOKEN, { claims: { htu } }),
    fault: 'PROOF_REQUEST' as const,
  })),
  { says: 'another token', proof: () => makeProof(OTHER_TOKEN), fault: 'PROOF_TOKEN' },
  {
    says: 'the token in place of its digest',
    proof: () => makeProof(TOKEN, { claims: { ath: TOKEN } }),
    fault: 'PROOF_TOKEN',
  },
  {
    says: 'a digest that is padded',
    proof: () => makeProof(TOKEN, { claims: { ath: `${sha256(TOKEN)}=` } }),
    fault: 'PROOF_TOKEN',
  },
  {
    says: '66 seconds ago',
    proof: () => makeProof(TOKEN, { claims: { iat: NOW_SECONDS - 66 } }),
    fault: 'PROOF_STALE',
  },
  {
    says: 'in six seconds',
    proof: () => makeProof(TOKEN, { claims: { iat: NOW_SECONDS + 6 } }),
    fault: 'PROOF_STALE',
  },
  {
    says: 'in milliseconds',
    proof: () => makeProof(TOKEN, { claims: { iat: NOW_SECONDS * 1000 } }),
    fault: 'PROOF_STALE',
  },
];

const BAD_PROOFS = [...SYNTAX, ...HEADERS, ...PROOF_KEYS, ...CLAIMS];

describe('a bad proof is refused for its fault before anything is looked up', () => {
  const asked = jest.fn();
  const verifier = testVerifier({ find: asked });

  test.each(BAD_PROOFS)('$says: $fault', async ({ proof, fault }) => {
    expect(await faultOf(verifier.examine(withDpop(proof()), ADDRESS))).toBe(fault);
    expect(asked).not.toHaveBeenCalled();
  });

  test('every fault of a proof has a row here or below', () => {
    const shown = new Set<string>(BAD_PROOFS.map(({ fault }) => fault));
    const missing = Object.keys(TOKEN_FAULTS).filter(
      (fault) => fault.startsWith('PROOF_') && !shown.has(fault),
    );
    expect(missing).toEqual([
      'PROOF_MISSING',
      'PROOF_REPEATED',
      'PROOF_REPLAYED',
      'PROOF_BODY',
      'PROOF_NONCE',
    ]);
  });
});

describe('a good proof', () => {
  test.each<KeyName>(['holder', 'ES256', 'PS256', 'RS256'])('by the key %s is accepted', async (key) => {
    const token = boundToken(key);
    const alg = key === 'holder' ? 'EdDSA' : key;
    const proof = makeProof(token, { header: { alg, jwk: proofJwk(key) }, key });
    await expect(testVerifier().examine(withDpop(proof, token), ADDRESS)).resolves.toBeDefined();
  });

  test.each([
    { says: 'an address with a query and a fragment', claims: { htu: `${URL_OF_API}?a=b#c` } },
    { says: 'an address in another spelling', claims: { htu: 'HTTPS://API.example:443/x/../graphql' } },
    { says: '65 seconds of age', claims: { iat: NOW_SECONDS - 65 } },
    { says: 'a clock that is five seconds ahead', claims: { iat: NOW_SECONDS + 5 } },
    { says: 'claims that nobody knows', claims: { 'x-camara:qh': 'x', nonce: 'of another server' } },
    {
      says: 'a key that tells its use',
      header: { jwk: { ...proofJwk('holder'), use: 'sig', key_ops: ['verify'], kid: 'x' } },
    },
  ])('with $says is accepted', async ({ claims = {}, header = {} }) => {
    const proof = makeProof(TOKEN, { claims, header });
    expect(await faultOf(testVerifier().examine(withDpop(proof), ADDRESS))).toBeNull();
  });

  test('is good for any of the addresses of the service', async () => {
    const urls = ['http://localhost:4000/graphql', URL_OF_API];
    expect(
      await faultOf(testVerifier().examine(withDpop(makeProof(TOKEN)), { method: 'POST', urls })),
    ).toBeNull();
  });
});

describe('a token and its proof belong together (RFC 9449 section 7)', () => {
  test.each<{ says: string; authorization: () => Authorization; fault: TokenFault }>([
    {
      says: 'a bound token as Bearer',
      authorization: () => ({ scheme: 'Bearer', token: TOKEN, proof: null }),
      fault: 'BINDING',
    },
    { says: 'a bound token without its proof', authorization: () => withDpop(null), fault: 'PROOF_MISSING' },
    {
      says: 'an unbound token with a proof',
      authorization: () => {
        const token = makeToken();
        return withDpop(makeProof(token), token);
      },
      fault: 'UNBOUND',
    },
  ])('$says: $fault', async ({ authorization, fault }) => {
    expect(await faultOf(testVerifier().examine(authorization(), ADDRESS))).toBe(fault);
  });

  test('the proof is read beside the scheme DPoP alone, in whatever case', () => {
    expect(readAuthorization(['authorization', 'dpop a.b.c', 'DPOP', 'd.e.f'])).toEqual({
      scheme: 'DPoP',
      token: 'a.b.c',
      proof: 'd.e.f',
    });
    expect(readAuthorization(['authorization', 'Bearer a.b.c', 'DPoP', 'd.e.f'])?.proof).toBeNull();
  });

  test('two DPoP headers are refused', () => {
    expect(() => readAuthorization(['Authorization', 'DPoP a', 'DPoP', 'b', 'dpop', 'b'])).toThrow(
      expect.objectContaining({ fault: 'PROOF_REPEATED' }),
    );
  });
});

async function admit(
  verifier: TokenVerifier,
  token: string,
  proof: string | null,
  body = BODY,
): Promise<unknown> {
  const authorization: Authorization =
    proof === null ? { scheme: 'Bearer', token, proof } : { scheme: 'DPoP', token, proof };
  return verifier.admit(await verifier.examine(authorization, ADDRESS), body);
}

describe('a client is held to what it is registered for', () => {
  const verifier = testVerifier();
  const digesting = boundToken('holder', { client_id: 'digesting' });

  test.each<{ says: string; token: string; proof: () => string | null; fault: TokenFault | null }>([
    { says: 'a proof where one is needed', token: TOKEN, proof: () => makeProof(TOKEN), fault: null },
    {
      says: 'an unbound token of a client that needs a proof',
      token: makeToken({}, { client_id: 'bound' }),
      proof: () => null,
      fault: 'BINDING',
    },
    {
      says: 'an unbound token of a company in the demo',
      token: makeToken({}, { client_id: 'affiliate' }),
      proof: () => null,
      fault: null,
    },
    {
      says: 'no digest from a client that needs none',
      token: TOKEN,
      proof: () => makeProof(TOKEN),
      fault: null,
    },
    {
      says: 'a digest of the body',
      token: digesting,
      proof: () => makeProof(digesting, { claims: { 'x-camara:bh': sha256(BODY) } }),
      fault: null,
    },
    {
      says: 'no digest of the body',
      token: digesting,
      proof: () => makeProof(digesting),
      fault: 'PROOF_BODY',
    },
    {
      says: 'a digest of another body',
      token: digesting,
      proof: () => makeProof(digesting, { claims: { 'x-camara:bh': sha256('{}') } }),
      fault: 'PROOF_BODY',
    },
    {
      says: 'a wrong digest that nobody asked for',
      token: TOKEN,
      proof: () => makeProof(TOKEN, { claims: { 'x-camara:bh': sha256('{}') } }),
      fault: 'PROOF_BODY',
    },
    {
      says: 'an empty digest',
      token: digesting,
      proof: () => makeProof(digesting, { claims: { 'x-camara:bh': '' } }),
      fault: 'PROOF_BODY',
    },
  ])('$says: $fault', async ({ token, proof, fault }) => {
    expect(await faultOf(admit(verifier, token, proof()))).toBe(fault);
  });

  test('outside the demo no company comes without a bound token, however it is registered', async () => {
    const strict = testVerifier(undefined, { bindsCompanies: true });
    const token = boundToken('holder', { client_id: 'affiliate' });
    expect(await faultOf(admit(strict, makeToken({}, { client_id: 'affiliate' }), null))).toBe('BINDING');
    expect(await faultOf(admit(strict, token, makeProof(token)))).toBeNull();
    expect(await faultOf(admit(strict, makeToken(), null))).toBeNull();
  });
});

describe('a proof is good once', () => {
  test('what tells it from others is its key and jti, kept until every node refuses it as stale', async () => {
    const questions: ClientQuestion[] = [];
    const find = (question: ClientQuestion): Promise<RegisteredClient | null> => {
      questions.push(question);
      return Promise.resolve(CLIENTS['bound'] ?? null);
    };
    const other = boundToken('ES256');
    const byOther = { header: { alg: 'ES256', jwk: proofJwk('ES256') }, key: 'ES256' } as const;
    const claims = { jti: 'same' };
    await admit(testVerifier({ find }), TOKEN, makeProof(TOKEN, { claims }));
    await admit(
      testVerifier({ find }),
      TOKEN,
      makeProof(TOKEN, { claims: { ...claims, iat: NOW_SECONDS - 1 } }),
    );
    await admit(testVerifier({ find }), other, makeProof(other, { ...byOther, claims }));
    const [first, second, third] = questions.map(({ proof }) => proof as CheckedProof);
    expect(first?.hash).toEqual(second?.hash);
    expect(first?.hash).not.toEqual(third?.hash);
    expect(first?.expiresAt).toBeGreaterThan((NOW_SECONDS + 60 + 2 * 5) * 1000);
    expect(questions[0]).toMatchObject({
      tokenId: 'token-1',
      grantId: null,
      issuedAt: (NOW_SECONDS - 10 - 5) * 1000,
    });
  });

  test('a replayed one is refused', async () => {
    const token = boundToken('holder', { client_id: 'replaying' });
    expect(await faultOf(admit(testVerifier(), token, makeProof(token)))).toBe('PROOF_REPLAYED');
  });
});

describe('a server may ask for a nonce (RFC 9449 section 9)', () => {
  const SECRET = Buffer.alloc(32, 7);
  const at = (seconds: number) => createNonceSource(SECRET, fixedClock((NOW_SECONDS + seconds) * 1000));
  const verifier = testVerifier(undefined, { nonces: at(0) });
  const examine = (nonce: unknown) =>
    verifier.examine(withDpop(makeProof(TOKEN, { claims: { nonce } })), ADDRESS);

  test.each([
    { says: 'no nonce', nonce: undefined },
    { says: 'an empty one', nonce: '' },
    { says: 'a list with a good one', nonce: [at(0).current()] },
    {
      says: 'one of another server',
      nonce: createNonceSource(Buffer.alloc(32, 8), fixedClock(NOW_SECONDS * 1000)).current(),
    },
    { says: 'one of five minutes ago', nonce: at(-300).current() },
  ])('$says: the proof needs another', async ({ nonce }) => {
    expect(await faultOf(examine(nonce))).toBe('PROOF_NONCE');
  });

  test.each([0, -120, 120])('one that a node gave out %i seconds from now is accepted', async (seconds) => {
    expect(await faultOf(examine(at(seconds).current()))).toBeNull();
    expect(verifier.nonce()).toBe(at(0).current());
  });

  test('a nonce changes with time, and does not show the secret', () => {
    expect(at(0).current()).not.toBe(at(240).current());
    expect(at(0).current()).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});

test.each([
  [
    'PROOF_STALE',
    'DPoP',
    'DPoP error="invalid_dpop_proof", error_description="the proof was not made just now", algs="EdDSA ES256 PS256 RS256"',
  ],
  [
    'PROOF_NONCE',
    'DPoP',
    'DPoP error="use_dpop_nonce", error_description="the proof needs the nonce of this answer", algs="EdDSA ES256 PS256 RS256"',
  ],
  [
    'EXPIRED',
    'DPoP',
    'DPoP error="invalid_token", error_description="the token has expired", algs="EdDSA ES256 PS256 RS256"',
  ],
  ['EXPIRED', 'Bearer', 'Bearer error="invalid_token", error_description="the token has expired"'],
  [
    'BINDING',
    'Bearer',
    'Bearer error="invalid_token", error_description="the token or its client needs a proof of possession", DPoP algs="EdDSA ES256 PS256 RS256"',
  ],
] as const)('%s of a request by %s is told with its scheme and error', (fault, scheme, challenge) => {
  expect(challengeFor(fault, scheme)).toBe(challenge);
});

test('the thumbprints of the tests are those of RFC 7638', async () => {
  const { calculateJwkThumbprint } = await import('jose');
  for (const name of ['holder', 'ES256', 'RS256'] as const)
    expect(thumbprintOf(name)).toBe(await calculateJwkThumbprint(publicJwk(name)));
  expect(Object.keys(KEYS)).toContain('holder');
});
