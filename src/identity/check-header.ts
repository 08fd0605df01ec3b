// The header of an access token (RFC 9068 section 2.1, RFC 8725): typed, asymmetric, without a key or an extension of its own.
import { TokenRefused, type TokenFault } from './token-faults.js';
import type { JsonObject } from './unique-json.js';

export const TOKEN_ALGORITHMS = ['EdDSA', 'ES256', 'PS256', 'RS256'];

/** A key that comes with the token proves nothing, and an extension that is not understood may change what it says. */
const REFUSED_MEMBERS = ['crit', 'b64', 'zip', 'enc', 'jwk', 'jku', 'x5u', 'x5c'];

const TYPES = ['at+jwt', 'application/at+jwt'];

const HEADER_RULES: readonly {
  readonly fault: TokenFault;
  readonly holds: (header: JsonObject) => boolean;
}[] = [
  {
    fault: 'HEADER_MEMBER',
    holds: (header) => !REFUSED_MEMBERS.some((member) => Object.hasOwn(header, member)),
  },
  {
    fault: 'TYPE',
    holds: ({ ['typ']: typ }) => typeof typ === 'string' && TYPES.includes(typ.toLowerCase()),
  },
  {
    fault: 'ALGORITHM',
    holds: ({ ['alg']: alg }) => typeof alg === 'string' && TOKEN_ALGORITHMS.includes(alg),
  },
  { fault: 'KEY', holds: ({ ['kid']: kid }) => kid === undefined || typeof kid === 'string' },
];

export function checkHeader(header: JsonObject): void {
  for (const { fault, holds } of HEADER_RULES) if (!holds(header)) throw new TokenRefused(fault);
}
