// Every way an access token may be wrong: each is refused for that fault, with its code, and nobody outside is asked.
import { ERROR_CODES } from '../../src/errors.js';
import { challengeFor } from '../../src/identity/challenge.js';
import { TOKEN_FAULTS, TokenRefused, type TokenFault } from '../../src/identity/token-faults.js';
import { verifyBearer } from '../support/verify-bearer.js';
import {
  AUDIENCE,
  CLAIMS,
  encode,
  HEADER,
  hmacToken,
  ISSUER,
  KEYS,
  makeToken,
  NOW_SECONDS,
  publicJwk,
  signText,
  testVerifier,
} from './issuer-of-tokens.js';

interface BadToken {
  readonly says: string;
  readonly token: () => string;
  readonly fault: TokenFault;
}

const THUMBPRINT = encode(Buffer.alloc(32, 1));
const GOOD = makeToken();
const [HEAD = '', BODY = '', SIGNATURE = ''] = GOOD.split('.');

const SYNTAX: readonly BadToken[] = [
  { says: 'an empty token', token: () => '', fault: 'SYNTAX' },
  { says: 'one word', token: () => 'token', fault: 'SYNTAX' },
  { says: 'two parts', token: () => `${HEAD}.${BODY}`, fault: 'SYNTAX' },
  { says: 'four parts', token: () => `${GOOD}.${SIGNATURE}`, fault: 'SYNTAX' },
  { says: 'five parts (encrypted)', token: () => `${HEAD}.a.b.c.d`, fault: 'SYNTAX' },
  { says: 'no signature', token: () => `${HEAD}.${BODY}.`, fault: 'SYNTAX' },
  { says: 'an empty payload', token: () => `${HEAD}..${SIGNATURE}`, fault: 'SYNTAX' },
  { says: 'padding', token: () => `${GOOD}==`, fault: 'SYNTAX' },
  { says: 'a leading space', token: () => ` ${GOOD}`, fault: 'SYNTAX' },
  { says: 'a line break inside', token: () => `${HEAD}.\n${BODY}.${SIGNATURE}`, fault: 'SYNTAX' },
  { says: 'a line break at the end', token: () => `${GOOD}\n`, fault: 'SYNTAX' },
  {
    says: 'the alphabet of plain base64',
    token: () => `${HEAD}.${BODY}.${SIGNATURE.slice(0, -2)}+/`,
    fault: 'SYNTAX',
  },
  { says: 'a letter outside ASCII', token: () => `${HEAD}.${BODY}é.${SIGNATURE}`, fault: 'SYNTAX' },
  {
    says: 'bits left over in a part',
    token: () => `${HEAD}.${BODY}.${leftOver(SIGNATURE)}`,
    fault: 'SYNTAX',
  },
  {
    says: 'a JSON serialization',
    token: () => JSON.stringify({ payload: BODY, signature: SIGNATURE }),
    fault: 'SYNTAX',
  },
  { says: '64 KB', token: () => makeToken({}, { pad: 'x'.repeat(65_536) }), fault: 'SIZE' },
  { says: 'one byte more than 8 KB', token: () => 'a'.repeat(8193), fault: 'SIZE' },
  {
    says: 'a header that is no JSON',
    token: () => signText('{"alg"', JSON.stringify(CLAIMS)),
    fault: 'JSON',
  },
  { says: 'a header that is a list', token: () => signText('[]', JSON.stringify(CLAIMS)), fault: 'JSON' },
  {
    says: 'a payload that is a string',
    token: () => signText(JSON.stringify(HEADER), '"claims"'),
    fault: 'JSON',
  },
  { says: 'a payload that is null', token: () => signText(JSON.stringify(HEADER), 'null'), fault: 'JSON' },
  {
    says: 'a payload after a byte order mark',
    token: () => signText(JSON.stringify(HEADER), `\ufeff${JSON.stringify(CLAIMS)}`),
    fault: 'JSON',
  },
  {
    says: 'a payload that is not UTF-8',
    token: () => `${HEAD}.${encode(Buffer.from([0x7b, 0xff, 0x7d]))}.${SIGNATURE}`,
    fault: 'JSON',
  },
  {
    says: 'a claim twice',
    token: () => signText(JSON.stringify(HEADER), `{"sub":"other",${JSON.stringify(CLAIMS).slice(1)}`),
    fault: 'DUPLICATE_MEMBER',
  },
  {
    says: 'a claim twice, once escaped',
    token: () => signText(JSON.stringify(HEADER), `{"\\u0073ub":"other",${JSON.stringify(CLAIMS).slice(1)}`),
    fault: 'DUPLICATE_MEMBER',
  },
  {
    says: 'a header member twice',
    token: () => signText(`{"alg":"none",${JSON.stringify(HEADER).slice(1)}`, JSON.stringify(CLAIMS)),
    fault: 'DUPLICATE_MEMBER',
  },
  {
    says: 'a member of an inner object twice',
    token: () => signText(JSON.stringify(HEADER), `{"x":[{"a":1,"a":2}],${JSON.stringify(CLAIMS).slice(1)}`),
    fault: 'DUPLICATE_MEMBER',
  },
];

const HEADERS: readonly BadToken[] = [
  ...['none', 'None', 'NONE', 'nOnE', '', 'HS256', 'HS512', 'RS1', 'RS512', 'ES512', 'eddsa', 'EdDSA '].map(
    (alg) => ({
      says: `algorithm "${alg}"`,
      token: () => makeToken({ alg }),
      fault: 'ALGORITHM' as const,
    }),
  ),
  { says: 'no algorithm', token: () => makeToken({ alg: undefined }), fault: 'ALGORITHM' },
  { says: 'a list of algorithms', token: () => makeToken({ alg: ['EdDSA'] }), fault: 'ALGORITHM' },
  {
    says: 'HMAC with the public key as the secret',
    token: () => hmacToken(KEYS.EdDSA.publicKey.export({ type: 'spki', format: 'pem' })),
    fault: 'ALGORITHM',
  },
  ...['JWT', 'at+jwt ', 'jwt', 'id_token+jwt', 'logout+jwt', 'dpop+jwt', 'at'].map((typ) => ({
    says: `type "${typ}"`,
    token: () => makeToken({ typ }),
    fault: 'TYPE' as const,
  })),
  { says: 'no type', token: () => makeToken({ typ: undefined }), fault: 'TYPE' },
  {
    says: 'an unknown critical extension',
    token: () => makeToken({ crit: ['x'], x: 1 }),
    fault: 'HEADER_MEMBER',
  },
  {
    says: 'an unencoded payload (b64)',
    token: () => makeToken({ b64: false, crit: ['b64'] }),
    fault: 'HEADER_MEMBER',
  },
  { says: 'b64 true', token: () => makeToken({ b64: true }), fault: 'HEADER_MEMBER' },
  { says: 'compression', token: () => makeToken({ zip: 'DEF' }), fault: 'HEADER_MEMBER' },
  {
    says: 'a key of its own',
    token: () => makeToken({ jwk: publicJwk('stranger') }, {}, 'stranger'),
    fault: 'HEADER_MEMBER',
  },
  {
    says: 'a key set address of its own',
    token: () => makeToken({ jku: 'https://attacker.example/jwks' }, {}, 'stranger'),
    fault: 'HEADER_MEMBER',
  },
  {
    says: 'a certificate address of its own',
    token: () => makeToken({ x5u: 'https://attacker.example/x5u' }),
    fault: 'HEADER_MEMBER',
  },
  { says: 'a certificate of its own', token: () => makeToken({ x5c: ['MIIB'] }), fault: 'HEADER_MEMBER' },
  { says: 'a key id that is no string', token: () => makeToken({ kid: 7 }), fault: 'KEY' },
];

const SIGNATURES: readonly BadToken[] = [
  { says: 'an unknown key id', token: () => makeToken({ kid: 'other' }), fault: 'KEY' },
  { says: 'a key id that is a path', token: () => makeToken({ kid: '../../../../dev/null' }), fault: 'KEY' },
  { says: 'a key id that is SQL', token: () => makeToken({ kid: "x' UNION SELECT 'key" }), fault: 'KEY' },
  { says: 'a key of another algorithm', token: () => makeToken({ kid: 'ES256' }), fault: 'KEY' },
  {
    says: 'a key that is too weak',
    token: () => makeToken({ alg: 'RS256', kid: 'weak' }, {}, 'weak'),
    fault: 'KEY',
  },
  { says: 'a signature by a stranger', token: () => makeToken({}, {}, 'stranger'), fault: 'SIGNATURE' },
  {
    says: 'the claims changed after signing',
    token: () => `${HEAD}.${encode(JSON.stringify({ ...CLAIMS, sub: 'other' }))}.${SIGNATURE}`,
    fault: 'SIGNATURE',
  },
  {
    says: 'the header changed after signing',
    token: () => `${encode(JSON.stringify({ ...HEADER, x: 1 }))}.${BODY}.${SIGNATURE}`,
    fault: 'SIGNATURE',
  },
  {
    says: 'a signature of another length',
    token: () => `${HEAD}.${BODY}.${encode('short')}`,
    fault: 'SIGNATURE',
  },
];

const CLAIM_FAULTS: readonly BadToken[] = [
  ...['iss', 'sub', 'client_id', 'jti', 'exp', 'iat'].map((claim) => ({
    says: `no ${claim}`,
    token: () => makeToken({}, { [claim]: undefined }),
    fault: claim === 'iss' ? ('ISSUER' as const) : ('CLAIM' as const),
  })),
  { says: 'no audience', token: () => makeToken({}, { aud: undefined }), fault: 'AUDIENCE' },
  {
    says: 'another audience',
    token: () => makeToken({}, { aud: 'https://other.example' }),
    fault: 'AUDIENCE',
  },
  {
    says: 'an audience that begins with ours',
    token: () => makeToken({}, { aud: `${AUDIENCE}/more` }),
    fault: 'AUDIENCE',
  },
  {
    says: 'an audience that ours begins with',
    token: () => makeToken({}, { aud: AUDIENCE.slice(0, -1) }),
    fault: 'AUDIENCE',
  },
  {
    says: 'an audience in other case',
    token: () => makeToken({}, { aud: AUDIENCE.toUpperCase() }),
    fault: 'AUDIENCE',
  },
  { says: 'an empty list of audiences', token: () => makeToken({}, { aud: [] }), fault: 'AUDIENCE' },
  {
    says: 'a second audience beside ours',
    token: () => makeToken({}, { aud: [AUDIENCE, 'https://other.example'] }),
    fault: 'AUDIENCE',
  },
  {
    says: 'an audience that is an object',
    token: () => makeToken({}, { aud: { [AUDIENCE]: true } }),
    fault: 'AUDIENCE',
  },
  {
    says: 'an unknown issuer',
    token: () => makeToken({}, { iss: 'https://other.example/' }),
    fault: 'ISSUER',
  },
  {
    says: 'the issuer without its slash',
    token: () => makeToken({}, { iss: ISSUER.slice(0, -1) }),
    fault: 'ISSUER',
  },
  {
    says: 'the issuer in other case',
    token: () => makeToken({}, { iss: ISSUER.toUpperCase() }),
    fault: 'ISSUER',
  },
  { says: 'a list of issuers', token: () => makeToken({}, { iss: [ISSUER] }), fault: 'ISSUER' },
  { says: 'expired a minute ago', token: () => makeToken({}, { exp: NOW_SECONDS - 60 }), fault: 'EXPIRED' },
  {
    says: 'expired at the end of the tolerance',
    token: () => makeToken({}, { exp: NOW_SECONDS - 5 }),
    fault: 'EXPIRED',
  },
  {
    says: 'an expiry that is a string',
    token: () => makeToken({}, { exp: String(NOW_SECONDS + 600) }),
    fault: 'CLAIM',
  },
  {
    says: 'an expiry beyond every number',
    token: () => signText(JSON.stringify(HEADER), JSON.stringify(CLAIMS).replace(/"exp":\d+/, '"exp":1e400')),
    fault: 'CLAIM',
  },
  {
    says: 'an expiry in milliseconds',
    token: () => makeToken({}, { exp: (NOW_SECONDS + 600) * 1000 }),
    fault: 'LIFETIME',
  },
  {
    says: 'a life of more than a day',
    token: () => makeToken({}, { exp: NOW_SECONDS + 86_400 }),
    fault: 'LIFETIME',
  },
  {
    says: 'an expiry before the issue',
    token: () => makeToken({}, { iat: NOW_SECONDS + 4, exp: NOW_SECONDS + 3 }),
    fault: 'LIFETIME',
  },
  { says: 'a negative expiry', token: () => makeToken({}, { exp: -1 }), fault: 'CLAIM' },
  {
    says: 'issued in the future',
    token: () => makeToken({}, { iat: NOW_SECONDS + 60 }),
    fault: 'NOT_YET_VALID',
  },
  {
    says: 'valid in the future',
    token: () => makeToken({}, { nbf: NOW_SECONDS + 60 }),
    fault: 'NOT_YET_VALID',
  },
  { says: 'a not-before that is a string', token: () => makeToken({}, { nbf: 'now' }), fault: 'CLAIM' },
  { says: 'an empty subject', token: () => makeToken({}, { sub: '' }), fault: 'CLAIM' },
  { says: 'a subject that is a number', token: () => makeToken({}, { sub: 1 }), fault: 'CLAIM' },
  {
    says: 'a subject with a control character',
    token: () => makeToken({}, { sub: 'owner\u0000' }),
    fault: 'CLAIM',
  },
  { says: 'a scope that is a list', token: () => makeToken({}, { scope: ['cpni:read'] }), fault: 'CLAIM' },
  {
    says: 'a bound token as Bearer',
    token: () => makeToken({}, { cnf: { jkt: THUMBPRINT } }),
    fault: 'BINDING',
  },
  ...[
    { says: 'a certificate', cnf: { 'x5t#S256': THUMBPRINT } },
    { says: 'a key and a certificate', cnf: { jkt: THUMBPRINT, 'x5t#S256': THUMBPRINT } },
    { says: 'a key in full', cnf: { jwk: publicJwk('EdDSA') } },
    { says: 'nothing', cnf: {} },
    { says: 'null', cnf: null },
    { says: 'a word', cnf: THUMBPRINT },
    { says: 'a list', cnf: [{ jkt: THUMBPRINT }] },
    { says: 'a thumbprint of another length', cnf: { jkt: 'thumbprint' } },
    { says: 'a thumbprint that is padded', cnf: { jkt: `${THUMBPRINT.slice(1)}=` } },
    { says: 'a thumbprint that is no string', cnf: { jkt: 7 } },
  ].map(({ says, cnf }) => ({
    says: `bound to ${says}`,
    token: () => makeToken({}, { cnf }),
    fault: 'CONFIRMATION' as const,
  })),
  {
    says: 'a login in the future',
    token: () => makeToken({}, { auth_time: NOW_SECONDS + 6 }),
    fault: 'NOT_YET_VALID',
  },
  { says: 'a login at no time', token: () => makeToken({}, { auth_time: 'now' }), fault: 'CLAIM' },
  { says: 'a grant that is no word', token: () => makeToken({}, { grant_id: 7 }), fault: 'CLAIM' },
  { says: 'an empty grant', token: () => makeToken({}, { grant_id: '' }), fault: 'CLAIM' },
];

const CLIENT_FAULTS: readonly BadToken[] = [
  {
    says: 'an unregistered client',
    token: () => makeToken({}, { client_id: 'nobody' }),
    fault: 'CLIENT_UNKNOWN',
  },
  {
    says: 'a suspended client',
    token: () => makeToken({}, { client_id: 'suspended' }),
    fault: 'CLIENT_SUSPENDED',
  },
  {
    says: 'a revoked token',
    token: () => makeToken({}, { client_id: 'revoked' }),
    fault: 'REVOKED',
  },
  {
    says: 'a client that needs a proof',
    token: () => makeToken({}, { client_id: 'bound' }),
    fault: 'BINDING',
  },
  {
    says: 'a company without a company',
    token: () => makeToken({}, { client_id: 'homeless' }),
    fault: 'CLIENT_UNKNOWN',
  },
  {
    says: 'a client of unknown kind',
    token: () => makeToken({}, { client_id: 'odd' }),
    fault: 'CLIENT_UNKNOWN',
  },
  {
    says: 'roles that are no list',
    token: () => makeToken({}, { client_id: 'staff', roles: 'BILLING' }),
    fault: 'CLAIM',
  },
  {
    says: 'two purpose scopes',
    token: () => makeToken({}, { scope: 'dpv:DirectMarketing dpv:CustomerCare' }),
    fault: 'PURPOSE_SCOPE',
  },
  {
    says: 'the same purpose scope twice',
    token: () => makeToken({}, { scope: 'dpv:DirectMarketing dpv:DirectMarketing' }),
    fault: 'PURPOSE_SCOPE',
  },
  {
    says: 'an unknown purpose scope',
    token: () => makeToken({}, { scope: 'dpv:Anything' }),
    fault: 'PURPOSE_SCOPE',
  },
  ...[
    { says: 'details that are no list', details: { type: 'cpni' } },
    { says: 'details of another type', details: [{ type: 'payment' }] },
    { says: 'details without a type', details: [{ purposes: ['SELF_ACCESS'] }] },
    { says: 'details with an unknown member', details: [{ type: 'cpni', locations: ['https://x.example'] }] },
    { says: 'details with an unknown purpose', details: [{ type: 'cpni', purposes: ['EVERYTHING'] }] },
    {
      says: 'details with a purpose of the object prototype',
      details: [{ type: 'cpni', purposes: ['constructor'] }],
    },
    { says: 'details with an unknown category', details: [{ type: 'cpni', datatypes: ['NAME'] }] },
    { says: 'details with an unknown action', details: [{ type: 'cpni', actions: ['read', 'write'] }] },
    { says: 'details with no action', details: [{ type: 'cpni', actions: [] }] },
    { says: 'details for a list of accounts', details: [{ type: 'cpni', identifier: ['ACCT-0001'] }] },
    { says: 'a good detail beside a bad one', details: [{ type: 'cpni' }, { type: 'other' }] },
  ].map(({ says, details }) => ({
    says,
    token: () => makeToken({}, { authorization_details: details }),
    fault: 'AUTHORIZATION_DETAILS' as const,
  })),
];

const BAD_TOKENS = [...SYNTAX, ...HEADERS, ...SIGNATURES, ...CLAIM_FAULTS, ...CLIENT_FAULTS];

describe('a bad token is refused for its fault (RFC 9068, RFC 8725), and nobody outside is asked', () => {
  const verifier = testVerifier();
  const outside = jest.spyOn(globalThis, 'fetch');

  afterAll(() => {
    expect(outside).not.toHaveBeenCalled();
    outside.mockRestore();
  });

  test.each(BAD_TOKENS)('$says: $fault', async ({ token, fault }) => {
    const refused = await verifyBearer(verifier, token()).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(TokenRefused);
    expect(refused).toMatchObject({
      fault,
      code: TOKEN_FAULTS[fault].code,
      status: 401,
    });
    expect(challengeFor(fault, 'Bearer')).toContain(
      `Bearer error="invalid_token", error_description="${TOKEN_FAULTS[fault].says}"`,
    );
  });

  test('every fault of a token but those of its header line and its proof has a row here', () => {
    const shown = new Set<string>(BAD_TOKENS.map(({ fault }) => fault));
    const missing = Object.keys(TOKEN_FAULTS).filter((fault) => !shown.has(fault));
    expect(missing.filter((fault) => !fault.startsWith('PROOF_'))).toEqual([
      'HEADER_REPEATED',
      'SCHEME',
      'UNBOUND',
    ]);
  });

  test.each(Object.entries(TOKEN_FAULTS))('%s can stand in a header and answers 401', (_, { code, says }) => {
    expect(says).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/); // RFC 6750 section 3
    expect(ERROR_CODES[code].status).toBe(401);
  });
});

/** The same bytes, spelled with the unused bits of the last character set. */
function leftOver(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = part.at(-1) ?? '';
  const other = part.slice(0, -1) + (alphabet[alphabet.indexOf(last) + 1] ?? '');
  expect(Buffer.from(other, 'base64url')).toEqual(Buffer.from(part, 'base64url'));
  return other;
}
