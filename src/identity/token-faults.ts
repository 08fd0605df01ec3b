// What may be wrong with an access token or with the proof that comes with it: one row per fault, with the API code it answers and
// the sentence that names it. The sentence never holds anything of the token (RFC 6750 section 3: error_description).
import { ERROR_CODES, type ErrorCode } from '../errors.js';

/** RFC 6750 section 3.1, RFC 9449 sections 7.1 and 9. */
export type ChallengeError = 'invalid_token' | 'invalid_dpop_proof' | 'use_dpop_nonce';

interface TokenFaultRow {
  readonly code: ErrorCode;
  readonly says: string;
  /** Absent: invalid_token. */
  readonly error?: ChallengeError;
}

export const TOKEN_FAULTS = {
  HEADER_REPEATED: { code: 'UNAUTHENTICATED', says: 'exactly one Authorization header is accepted' },
  SCHEME: { code: 'UNAUTHENTICATED', says: 'the Authorization header is Bearer or DPoP and one token' },
  SIZE: { code: 'UNAUTHENTICATED', says: 'the token is larger than 8 KB' },
  SYNTAX: { code: 'UNAUTHENTICATED', says: 'the token is not three base64url parts' },
  JSON: { code: 'UNAUTHENTICATED', says: 'a part of the token is not a JSON object in UTF-8' },
  DUPLICATE_MEMBER: { code: 'UNAUTHENTICATED', says: 'a part of the token names a member twice' },
  HEADER_MEMBER: {
    code: 'UNAUTHENTICATED',
    says: 'the token header has a member that is not accepted (crit, b64, zip, jwk, jku, x5u or x5c)',
  },
  TYPE: { code: 'UNAUTHENTICATED', says: 'the token is not of type at+jwt' },
  ALGORITHM: { code: 'UNAUTHENTICATED', says: 'the token is not signed with EdDSA, ES256, PS256 or RS256' },
  ISSUER: { code: 'TOKEN_ISSUER', says: 'the token is not from a trusted issuer' },
  KEY: { code: 'UNAUTHENTICATED', says: 'the issuer has no such key' },
  SIGNATURE: { code: 'UNAUTHENTICATED', says: 'the signature does not hold' },
  CLAIM: { code: 'UNAUTHENTICATED', says: 'a required claim is missing or malformed' },
  AUDIENCE: { code: 'TOKEN_AUDIENCE', says: 'the token is not for this service alone' },
  EXPIRED: { code: 'TOKEN_EXPIRED', says: 'the token has expired' },
  NOT_YET_VALID: { code: 'TOKEN_NOT_YET_VALID', says: 'the token is issued or valid in the future' },
  LIFETIME: { code: 'UNAUTHENTICATED', says: 'the token lives longer than a day' },
  CONFIRMATION: { code: 'TOKEN_BINDING', says: 'the token is bound in a way that is not known here' },
  BINDING: { code: 'TOKEN_BINDING', says: 'the token or its client needs a proof of possession' },
  UNBOUND: { code: 'TOKEN_BINDING', says: 'the token is bound to no key and cannot come with a proof' },
  CLIENT_UNKNOWN: { code: 'UNAUTHENTICATED', says: 'the client is not registered' },
  CLIENT_SUSPENDED: { code: 'CLIENT_SUSPENDED', says: 'the client or its company is suspended' },
  REVOKED: { code: 'TOKEN_REVOKED', says: 'the token has been revoked' },
  PURPOSE_SCOPE: {
    code: 'UNAUTHENTICATED',
    says: 'the token has more than one purpose scope or an unknown one',
  },
  AUTHORIZATION_DETAILS: {
    code: 'UNAUTHENTICATED',
    says: 'authorization_details holds a type, member or word that is not known',
  },
  PROOF_MISSING: proof('the DPoP header with the proof is missing'),
  PROOF_REPEATED: proof('exactly one DPoP header is accepted'),
  PROOF_SYNTAX: proof('the proof is not a JWT of at most 8 KB that names nothing twice'),
  PROOF_HEADER: proof('the proof header has a type, an algorithm or a member that is not accepted'),
  PROOF_KEY: proof('the jwk of the proof is not a public key that is strong enough'),
  PROOF_BINDING: proof('the proof is by another key than the one the token is bound to'),
  PROOF_SIGNATURE: proof('the signature of the proof does not hold'),
  PROOF_CLAIM: proof('a required claim of the proof is missing or malformed'),
  PROOF_REQUEST: proof('the proof is for another method or address'),
  PROOF_TOKEN: proof('the proof is for another token'),
  PROOF_STALE: proof('the proof was not made just now'),
  PROOF_REPLAYED: proof('the proof was used before'),
  PROOF_BODY: proof('the proof does not cover this request body'),
  PROOF_NONCE: proof('the proof needs the nonce of this answer', 'use_dpop_nonce'),
} as const satisfies Record<string, TokenFaultRow>;

export type TokenFault = keyof typeof TOKEN_FAULTS;

function proof(says: string, error: ChallengeError = 'invalid_dpop_proof') {
  return { code: 'TOKEN_BINDING', says, error } as const;
}

export class TokenRefused extends Error {
  readonly fault: TokenFault;
  readonly code: ErrorCode;
  readonly status: number;

  constructor(fault: TokenFault) {
    const { code, says } = TOKEN_FAULTS[fault];
    super(says);
    this.name = 'TokenRefused';
    this.fault = fault;
    this.code = code;
    this.status = ERROR_CODES[code].status;
  }
}

/** The keys or the registered client could not be read. Never an acceptance and never a refusal of the token: HTTP 503. */
export class IdentityUnavailable extends Error {
  readonly code = 'AUTHORIZATION_UNAVAILABLE';

  constructor(cause: unknown) {
    super('who asks cannot be established now', { cause });
    this.name = 'IdentityUnavailable';
  }
}
