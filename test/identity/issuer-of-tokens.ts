// An issuer for the tests of verification: it signs anything, so that each fault can stand alone in an otherwise good token.
import { createHmac, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import { fixedClock } from '../../src/clock.js';
import type { ClientRegistry, RegisteredClient } from '../../src/identity/client-registry.js';
import { localKeys } from '../../src/identity/issuer-keys.js';
import {
  createTokenVerifier,
  type TokenVerifier,
  type TokenVerifierSettings,
} from '../../src/identity/verify-token.js';

export const NOW_SECONDS = 1_780_000_000;
export const ISSUER = 'https://issuer.example/';
export const AUDIENCE = 'https://api.example/graphql';

export const KEYS = {
  EdDSA: generateKeyPairSync('ed25519'),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  PS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  weak: generateKeyPairSync('rsa', { modulusLength: 1024 }),
  stranger: generateKeyPairSync('ed25519'),
  holder: generateKeyPairSync('ed25519'),
};

export type KeyName = keyof typeof KEYS;

const PUBLISHED: readonly (readonly [KeyName, Partial<JWK>])[] = [
  ['EdDSA', { use: 'sig' }],
  ['ES256', { use: 'sig' }],
  ['RS256', { use: 'sig', alg: 'RS256' }],
  ['PS256', { alg: 'PS256' }],
  ['weak', { use: 'sig', alg: 'RS256' }],
];

export function publicJwk(name: KeyName): JWK {
  return { ...(KEYS[name].publicKey.export({ format: 'jwk' }) as JWK), kid: name };
}

const CLIENT: RegisteredClient = {
  callerKind: 'CUSTOMER',
  purposes: ['SELF_ACCESS'],
  categories: null,
  requiresDpop: false,
  requiresBodyDigest: false,
  documentsOnly: false,
  company: null,
  suspended: false,
  revoked: false,
  replayed: false,
};

const AFFILIATE: RegisteredClient = {
  ...CLIENT,
  callerKind: 'COMPANY',
  purposes: ['MARKETING_SAME_CATEGORY', 'MARKETING_OTHER_CATEGORY', 'FRAUD_SECURITY'],
  company: { id: 'affiliate', name: 'Affiliate', kind: 'AFFILIATE', communicationsRelated: true },
};

export const CLIENTS: Readonly<Record<string, RegisteredClient>> = {
  portal: CLIENT,
  staff: { ...CLIENT, callerKind: 'STAFF', purposes: ['BILLING_COLLECTION', 'COMPLIANCE_AUDIT'] },
  affiliate: AFFILIATE,
  narrowed: { ...AFFILIATE, categories: ['TYPE', 'QUANTITY'] },
  suspended: { ...CLIENT, suspended: true },
  revoked: { ...CLIENT, revoked: true },
  bound: { ...AFFILIATE, requiresDpop: true },
  digesting: { ...AFFILIATE, requiresDpop: true, requiresBodyDigest: true },
  replaying: { ...AFFILIATE, replayed: true },
  homeless: { ...AFFILIATE, company: null },
  odd: { ...CLIENT, callerKind: 'ROBOT' },
};

const REGISTRY: ClientRegistry = {
  find: ({ issuer, clientId }) => Promise.resolve(issuer === ISSUER ? (CLIENTS[clientId] ?? null) : null),
};

export function testVerifier(
  clients: ClientRegistry = REGISTRY,
  settings: Partial<TokenVerifierSettings> = {},
): TokenVerifier {
  const keys = PUBLISHED.map(([name, members]) => ({ ...publicJwk(name), ...members }));
  return createTokenVerifier({
    issuers: [{ name: ISSUER, iss: ISSUER, keys: localKeys(keys) }],
    audience: AUDIENCE,
    clients,
    clock: fixedClock(NOW_SECONDS * 1000),
    toleranceSeconds: 5,
    bindsCompanies: false,
    nonces: null,
    ...settings,
  });
}

export type Members = Readonly<Record<string, unknown>>;

export const HEADER: Members = { alg: 'EdDSA', typ: 'at+jwt', kid: 'EdDSA' };

export const CLAIMS: Members = {
  iss: ISSUER,
  sub: 'subject-1',
  aud: AUDIENCE,
  client_id: 'portal',
  jti: 'token-1',
  iat: NOW_SECONDS - 10,
  exp: NOW_SECONDS + 600,
  scope: 'account:read cpni:read openid',
  amr: ['pwd'],
};

/** A good token but for what is changed; a member changed to undefined is left out. */
export function makeToken(header: Members = {}, claims: Members = {}, key: KeyName = 'EdDSA'): string {
  return signText(JSON.stringify({ ...HEADER, ...header }), JSON.stringify({ ...CLAIMS, ...claims }), key);
}

export function signText(header: string, payload: string, key: KeyName = 'EdDSA'): string {
  const input = `${encode(header)}.${encode(payload)}`;
  return `${input}.${signWith(KEYS[key].privateKey, key, input)}`;
}

export function encode(text: string | Buffer): string {
  return Buffer.from(text as string).toString('base64url');
}

export function hmacToken(secret: string | Buffer): string {
  const input = `${encode(JSON.stringify({ ...HEADER, alg: 'HS256' }))}.${encode(JSON.stringify(CLAIMS))}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

function signWith(privateKey: KeyObject, name: KeyName, input: string): string {
  const bytes = Buffer.from(input);
  if (privateKey.asymmetricKeyType === 'ed25519') return sign(null, bytes, privateKey).toString('base64url');
  if (name === 'ES256')
    return sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  if (name === 'PS256') {
    return sign('sha256', bytes, {
      key: createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })),
      padding: 6,
      saltLength: 32,
    }).toString('base64url');
  }
  return sign('sha256', bytes, privateKey).toString('base64url');
}
