// Who asks, found before the body of a request is read. No token makes ANONYMOUS; a bad token is refused and never made anonymous.
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, type Caller } from '../identity/caller.js';
import { readBearer } from '../identity/read-bearer.js';
import { IdentityUnavailable, TokenRefused } from '../identity/token-faults.js';
import type { TokenVerifier } from '../identity/verify-token.js';
import { RequestRefused } from './refusal.js';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
    /** A digest that tells equal documents from different ones in the log, without their text. */
    operationDigest: string | null;
  }
}

/** Throws RequestRefused. */
export async function findCaller(request: FastifyRequest, verifier: TokenVerifier): Promise<Caller> {
  try {
    const token = readBearer(request.raw.rawHeaders);
    return token === null ? ANONYMOUS : await verifier.verify(token);
  } catch (error) {
    throw toRefusal(error);
  }
}

/** For a request without a token: the scheme alone (RFC 6750 section 3.1). */
export function tokenRequired(): RequestRefused {
  return new RequestRefused('UNAUTHENTICATED', undefined, {}, { 'www-authenticate': 'Bearer' });
}

function toRefusal(error: unknown): unknown {
  if (error instanceof TokenRefused) {
    return new RequestRefused(error.code, error.message, {}, { 'www-authenticate': error.wwwAuthenticate });
  }
  if (error instanceof IdentityUnavailable) {
    return new RequestRefused('AUTHORIZATION_UNAVAILABLE', undefined, {}, { 'retry-after': '1' });
  }
  return error;
}
