// What may be wrong with an access token: one row per fault, with the API code it answers and the sentence that names it.
// The sentence never holds anything of the token (RFC 6750 section 3: error_description).
import { ERROR_CODES, type ErrorCode } from '../errors.js';

interface TokenFaultRow {
  readonly code: ErrorCode;
  readonly says: string;
}

export const TOKEN_FAULTS = {
  HEADER_REPEATED: { code: 'UNAUTHENTICATED', says: 'exactly one Authorization header is accepted' },
  SCHEME: { code: 'UNAUTHENTICATED', says: 'the Authorization header is Bearer and one token' },
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
  BINDING: { code: 'TOKEN_BINDING', says: 'the token or its client needs a proof of possession' },
  CLIENT_UNKNOWN: { code: 'UNAUTHENTICATED', says: 'the client is not registered' },
  CLIENT_SUSPENDED: { code: 'CLIENT_SUSPENDED', says: 'the client or its company is suspended' },
  PURPOSE_SCOPE: {
    code: 'UNAUTHENTICATED',
    says: 'the token has more than one purpose scope or an unknown one',
  },
  AUTHORIZATION_DETAILS: {
    code: 'UNAUTHENTICATED',
    says: 'authorization_details holds a type, member or word that is not known',
  },
} as const satisfies Record<string, TokenFaultRow>;

export type TokenFault = keyof typeof TOKEN_FAULTS;

export class TokenRefused extends Error {
  readonly fault: TokenFault;
  readonly code: ErrorCode;
  readonly status: number;
  readonly wwwAuthenticate: string;

  constructor(fault: TokenFault) {
    const { code, says } = TOKEN_FAULTS[fault];
    super(says);
    this.name = 'TokenRefused';
    this.fault = fault;
    this.code = code;
    this.status = ERROR_CODES[code].status;
    this.wwwAuthenticate = `Bearer error="invalid_token", error_description="${says}"`;
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
