// Who asks. The token is examined before the body of a request is read and admitted once it was, when the operation begins.
// No token makes ANONYMOUS; a bad token is refused and never made anonymous.
import type { FastifyRequest } from 'fastify';
import { challengeFor, EITHER_SCHEME } from '../identity/challenge.js';
import type { ExaminedToken } from '../identity/admit-token.js';
import type { Caller } from '../identity/caller.js';
import { normalizeUrl } from '../identity/check-proof.js';
import { readAuthorization, type AuthorizationScheme } from '../identity/read-authorization.js';
import { IdentityUnavailable, TokenRefused } from '../identity/token-faults.js';
import type { TokenVerifier } from '../identity/verify-token.js';
import { describeFault } from './describe-fault.js';
import { RequestRefused } from './refusal.js';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
    /** What awaits its admission; null without a token and afterwards. */
    examined: ExaminedToken | null;
    /** A digest that tells equal documents from different ones in the log, without their text. */
    operationDigest: string | null;
  }
}

export interface CallerSettings {
  readonly verifier: TokenVerifier;
  /** Null: any name of this machine. Never the Host header, which whoever sends the request chooses. */
  readonly publicUrl: string | null;
}

/** Before the body. Throws RequestRefused. */
export async function examineCaller(
  request: FastifyRequest,
  { verifier, publicUrl }: CallerSettings,
): Promise<void> {
  await refusing(request, async () => {
    const authorization = readAuthorization(request.raw.rawHeaders);
    if (authorization === null) return;
    const urls = addressesOf(request, publicUrl);
    request.examined = await verifier.examine(authorization, { method: request.method, urls });
  });
}

/** When the operation begins, with the bytes of its body: what was revoked until now is refused. Throws RequestRefused. */
export async function admitCaller(
  request: FastifyRequest,
  { verifier }: CallerSettings,
  body: Buffer,
): Promise<void> {
  const { examined } = request;
  if (examined === null) return;
  await refusing(request, async () => {
    request.caller = await verifier.admit(examined, body);
    request.examined = null;
  });
}

/** For a request without a token (RFC 6750 section 3.1). */
export function tokenRequired(): RequestRefused {
  return new RequestRefused('UNAUTHENTICATED', undefined, {}, { 'www-authenticate': EITHER_SCHEME });
}

const MACHINE = ['localhost', '127.0.0.1', '[::1]'];

function addressesOf({ socket, url }: FastifyRequest, publicUrl: string | null): string[] {
  const path = url.replace(/[?#].*$/, '');
  const bases =
    publicUrl === null ? MACHINE.map((name) => `http://${name}:${socket.localPort ?? 0}`) : [publicUrl];
  return bases.map((base) => normalizeUrl(`${base}${path}`) ?? '');
}

async function refusing(request: FastifyRequest, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof IdentityUnavailable)
      request.log.error({ fault: describeFault(error) }, 'who asks cannot be established');
    throw toRefusal(error, schemeOf(request));
  }
}

function schemeOf({ headers }: FastifyRequest): AuthorizationScheme {
  return /^dpop\b/i.test(headers.authorization ?? '') ? 'DPoP' : 'Bearer';
}

function toRefusal(error: unknown, scheme: AuthorizationScheme): unknown {
  if (error instanceof TokenRefused) {
    const challenge = challengeFor(error.fault, scheme);
    return new RequestRefused(error.code, error.message, {}, { 'www-authenticate': challenge });
  }
  if (error instanceof IdentityUnavailable) {
    return new RequestRefused('AUTHORIZATION_UNAVAILABLE', undefined, {}, { 'retry-after': '1' });
  }
  return error;
}
