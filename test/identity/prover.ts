// The holder of a key that tokens are bound to: it proves anything, so that each fault can stand alone in an otherwise good proof.
import { createHash } from 'node:crypto';
import type { JWK } from 'jose';
import {
  KEYS,
  makeToken,
  NOW_SECONDS,
  publicJwk,
  signText,
  type KeyName,
  type Members,
} from './issuer-of-tokens.js';

export const URL_OF_API = 'https://api.example/graphql';

/** Public members alone, without the name that the tests give the key. */
export function proofJwk(name: KeyName): JWK {
  const { kid: _, ...jwk } = publicJwk(name);
  return jwk;
}

/** RFC 7638: the required members in the order of their names. */
export function thumbprintOf(name: KeyName): string {
  const jwk = proofJwk(name);
  const required = ['crv', 'e', 'kty', 'n', 'x', 'y'].flatMap((member) =>
    member in jwk ? [[member, jwk[member as keyof JWK]] as const] : [],
  );
  return sha256(JSON.stringify(Object.fromEntries(required)));
}

export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('base64url');
}

/** A token of a client that is registered for a proof, bound to the key. */
export function boundToken(key: KeyName = 'holder', claims: Members = {}): string {
  return makeToken({}, { client_id: 'bound', cnf: { jkt: thumbprintOf(key) }, ...claims });
}

export const PROOF_HEADER: Members = { typ: 'dpop+jwt', alg: 'EdDSA', jwk: proofJwk('holder') };

let made = 0;

export function proofClaims(token: string): Members {
  made += 1;
  return { jti: `proof-${made}`, htm: 'POST', htu: URL_OF_API, iat: NOW_SECONDS, ath: sha256(token) };
}

export interface ProofChanges {
  readonly header?: Members;
  readonly claims?: Members;
  /** Signs; what `jwk` says is in the header. */
  readonly key?: KeyName;
}

/** A good proof for the token but for what is changed; a member changed to undefined is left out. */
export function makeProof(
  token: string,
  { header = {}, claims = {}, key = 'holder' }: ProofChanges = {},
): string {
  return signText(
    JSON.stringify({ ...PROOF_HEADER, ...header }),
    JSON.stringify({ ...proofClaims(token), ...claims }),
    key,
  );
}

/** The key in full, as nobody should ever send it. */
export function privateJwk(name: KeyName): JWK {
  return KEYS[name].privateKey.export({ format: 'jwk' });
}
