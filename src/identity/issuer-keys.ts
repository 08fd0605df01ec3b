// The keys of an issuer: fetched from its JWKS and kept for ten minutes, asked again for an unknown key at most every thirty
// seconds; only public signature keys of sufficient strength enter (RFC 7517, RFC 8725 section 3.5). No key comes from a token.
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type FetchImplementation,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { isObject } from './unique-json.js';

export interface IssuerKeys {
  readonly find: JWTVerifyGetKey;
  /** Rejected while no key is to be had. */
  readonly ready: () => Promise<void>;
}

export interface TrustedIssuer {
  /** Its name in the database: `embedded`, or the `iss` itself. */
  readonly name: string;
  /** Compared with `iss` to the byte. */
  readonly iss: string;
  readonly keys: IssuerKeys;
}

const KEPT_MS = 600_000;
const COOLDOWN_MS = 30_000;
const TIMEOUT_MS = 5_000;

export function remoteKeys(url: string): IssuerKeys {
  const find = createRemoteJWKSet(new URL(url), {
    cacheMaxAge: KEPT_MS,
    cooldownDuration: COOLDOWN_MS,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: fetchUsableKeys,
  });
  const ready = async (): Promise<void> => {
    if (!find.fresh && !find.coolingDown) await find.reload();
    if (find.jwks() === undefined) throw new Error('the keys of the issuer were not fetched yet');
  };
  return { find, ready };
}

export function localKeys(keys: readonly JWK[]): IssuerKeys {
  return { find: createLocalJWKSet({ keys: keys.filter(isUsable) }), ready: () => Promise.resolve() };
}

const fetchUsableKeys: FetchImplementation = async (url, options) => {
  const response = await fetch(url, options);
  if (response.status !== 200) return response;
  const body: unknown = await response.json();
  const keys = isObject(body) && Array.isArray(body['keys']) ? (body['keys'] as unknown[]) : [];
  const usable: JSONWebKeySet = { keys: keys.filter(isObject).filter(isUsable) };
  return Response.json(usable);
};

const LEAST_RSA_BYTES = 256;
const LEAST_RSA_EXPONENT = 65_537n;

const KEY_STRENGTH: Readonly<Record<string, (key: JWK) => boolean>> = {
  RSA: ({ n, e }) => bytesOf(n).length >= LEAST_RSA_BYTES && numberOf(e) >= LEAST_RSA_EXPONENT,
  EC: ({ crv }) => crv === 'P-256',
  OKP: ({ crv }) => crv === 'Ed25519',
};

/** A public key for signatures, strong enough. A private or symmetric key in a published set is given away: not used. */
function isUsable(key: JWK): boolean {
  const strong = KEY_STRENGTH[key.kty ?? ''];
  const published = key.d === undefined && key.k === undefined;
  return strong !== undefined && published && (key.use === undefined || key.use === 'sig') && strong(key);
}

function bytesOf(part: string | undefined): Buffer {
  const bytes = Buffer.from(part ?? '', 'base64url');
  return bytes.subarray(bytes.findIndex((byte) => byte !== 0));
}

function numberOf(part: string | undefined): bigint {
  return BigInt(`0x${bytesOf(part).toString('hex') || '0'}`);
}
