// What a request shows of itself: from the Authorization header only (RFC 6750 section 2.1), never from the body or the query
// string, and beside it at most one proof of possession in the DPoP header (RFC 9449 section 4.3).
import { TokenRefused } from './token-faults.js';

export type AuthorizationScheme = 'Bearer' | 'DPoP';

export interface Authorization {
  readonly scheme: AuthorizationScheme;
  readonly token: string;
  /** The proof as it was sent. */
  readonly proof: string | null;
}

const CREDENTIALS = /^(Bearer|DPoP) ([^\s,]+)$/i;

/** `rawHeaders` as Node gives them: name, value, name, value; there a repeated header is still seen. Null: no such header. */
export function readAuthorization(rawHeaders: readonly string[]): Authorization | null {
  const [value, ...more] = valuesOf(rawHeaders, 'authorization');
  if (more.length > 0) throw new TokenRefused('HEADER_REPEATED');
  if (value === undefined) return null;
  const [, scheme, token] = CREDENTIALS.exec(value) ?? [];
  if (scheme === undefined || token === undefined) throw new TokenRefused('SCHEME');
  return scheme.toLowerCase() === 'dpop'
    ? { scheme: 'DPoP', token, proof: readProof(rawHeaders) }
    : { scheme: 'Bearer', token, proof: null };
}

function readProof(rawHeaders: readonly string[]): string | null {
  const [proof, ...more] = valuesOf(rawHeaders, 'dpop');
  if (more.length > 0) throw new TokenRefused('PROOF_REPEATED');
  return proof ?? null;
}

function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}
