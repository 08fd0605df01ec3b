// The keys of an issuer: fetched from its JWKS and kept for ten minutes, asked again for an unknown key at most every thirty
// seconds and after a failure at most every second; only public signature keys of sufficient strength enter (RFC 7517,
// RFC 8725 section 3.5). No key comes from a token.
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type FetchImplementation,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { systemClock, type Clock } from '../clock.js';
import { isObject } from './unique-json.js';
import { isUsableKey } from './usable-key.js';

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
const RETRY_MS = 1_000;

export function remoteKeys(url: string, clock: Clock = systemClock): IssuerKeys {
  const find = createRemoteJWKSet(new URL(url), {
    cacheMaxAge: KEPT_MS,
    cooldownDuration: COOLDOWN_MS,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: restAfterFailure(fetchUsableKeys, clock),
  });
  const ready = async (): Promise<void> => {
    if (!find.fresh && !find.coolingDown) await find.reload();
    if (find.jwks() === undefined) throw new Error('the keys of the issuer were not fetched yet');
  };
  return { find, ready };
}

export function localKeys(keys: readonly JWK[]): IssuerKeys {
  return { find: createLocalJWKSet({ keys: keys.filter(isUsableKey) }), ready: () => Promise.resolve() };
}

const fetchUsableKeys: FetchImplementation = async (url, options) => {
  const response = await fetch(url, options);
  if (response.status !== 200) throw new Error('the issuer did not answer with its keys');
  const body: unknown = await response.json();
  const keys = isObject(body) && Array.isArray(body['keys']) ? (body['keys'] as unknown[]) : [];
  const usable: JSONWebKeySet = { keys: keys.filter(isObject).filter(isUsableKey) };
  return Response.json(usable);
};

/** While an issuer is down, one request a second waits for it and not every one. */
function restAfterFailure(fetchKeys: FetchImplementation, clock: Clock): FetchImplementation {
  let restsUntil = 0;
  return async (url, options) => {
    if (clock.now() < restsUntil) throw new Error('the issuer failed a moment ago');
    try {
      return await fetchKeys(url, options);
    } catch (error) {
      restsUntil = clock.now() + RETRY_MS;
      throw error;
    }
  };
}
