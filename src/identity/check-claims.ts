// The claims of an access token whose signature holds (RFC 9068 section 2.2 and 4), as rows of fault and rule; the first that fails refuses.
import type { Instant } from '../clock.js';
import { TokenRefused, type TokenFault } from './token-faults.js';
import { isObject, type JsonObject } from './unique-json.js';

/** The claims that every access token has, typed. */
export interface TokenClaims {
  readonly iss: string;
  readonly sub: string;
  readonly client_id: string;
  readonly jti: string;
  readonly aud: string | readonly string[];
  /** Seconds since the epoch. */
  readonly exp: number;
  readonly iat: number;
  /** The key that the token is bound to (RFC 9449 section 6.1). */
  readonly cnf?: { readonly jkt: string };
  /** The grant that the token was issued under. */
  readonly grant_id?: string;
}

export interface ClaimsExpected {
  readonly audience: string;
  readonly at: Instant;
  readonly toleranceSeconds: number;
}

/** Longer than any sensible access token: one that asks for more is a fault of its issuer. */
const MOST_LIFETIME_SECONDS = 86_400;
const MOST_WORD_LENGTH = 256;

interface ClaimRule {
  readonly fault: TokenFault;
  readonly holds: (
    claims: TokenClaims & JsonObject,
    expected: ClaimsExpected & { readonly now: number },
  ) => boolean;
}

const SHAPE: readonly ((claims: JsonObject) => boolean)[] = [
  ...['iss', 'sub', 'client_id', 'jti'].map((name) => (claims: JsonObject) => isWord(claims[name])),
  ({ ['exp']: exp }) => isSeconds(exp),
  ({ ['iat']: iat }) => isSeconds(iat),
  ({ ['nbf']: nbf }) => nbf === undefined || isSeconds(nbf),
  ({ ['auth_time']: time }) => time === undefined || isSeconds(time),
  ({ ['grant_id']: grant }) => grant === undefined || isWord(grant),
];

const CLAIM_RULES: readonly ClaimRule[] = [
  { fault: 'AUDIENCE', holds: ({ aud }, { audience }) => isFor(aud, audience) },
  { fault: 'EXPIRED', holds: ({ exp }, { now, toleranceSeconds }) => now < exp + toleranceSeconds },
  { fault: 'NOT_YET_VALID', holds: ({ iat }, { now, toleranceSeconds }) => iat <= now + toleranceSeconds },
  {
    fault: 'NOT_YET_VALID',
    holds: ({ ['nbf']: nbf }, { now, toleranceSeconds }) =>
      typeof nbf !== 'number' || nbf <= now + toleranceSeconds,
  },
  { fault: 'LIFETIME', holds: ({ exp, iat }) => exp > iat && exp - iat <= MOST_LIFETIME_SECONDS },
  {
    fault: 'NOT_YET_VALID',
    holds: ({ ['auth_time']: time }, { now, toleranceSeconds }) =>
      typeof time !== 'number' || time <= now + toleranceSeconds,
  },
  { fault: 'CONFIRMATION', holds: ({ ['cnf']: cnf }) => cnf === undefined || isThumbprint(cnf) },
];

export function checkClaims(payload: JsonObject, expected: ClaimsExpected): TokenClaims & JsonObject {
  if (!hasShape(payload)) throw new TokenRefused('CLAIM');
  const moment = { ...expected, now: expected.at / 1000 };
  for (const { fault, holds } of CLAIM_RULES) if (!holds(payload, moment)) throw new TokenRefused(fault);
  return payload;
}

function hasShape(payload: JsonObject): payload is TokenClaims & JsonObject {
  return SHAPE.every((holds) => holds(payload));
}

function isWord(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= MOST_WORD_LENGTH &&
    /^[\x20-\x7e]+$/.test(value)
  );
}

function isSeconds(value: unknown): value is number {
  return (
    typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER
  );
}

/** For this service and no other: whoever else a token is for could present it here. */
function isFor(aud: unknown, audience: string): boolean {
  return Array.isArray(aud) ? aud.length === 1 && aud[0] === audience : aud === audience;
}

/** A SHA-256 thumbprint of a key (RFC 7638) and no other confirmation, for one that is not understood cannot be kept. */
function isThumbprint(cnf: unknown): boolean {
  return (
    isObject(cnf) &&
    Object.keys(cnf).join() === 'jkt' &&
    typeof cnf['jkt'] === 'string' &&
    /^[A-Za-z0-9_-]{43}$/.test(cnf['jkt'])
  );
}
