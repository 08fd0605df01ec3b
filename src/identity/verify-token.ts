// Access tokens (RFC 9068): syntax, header, issuer, signature, claims, client, in this order; the first fault refuses.
// Keys or clients that cannot be read are IdentityUnavailable, never an acceptance.
import type { Clock } from '../clock.js';
import { buildCaller } from './build-caller.js';
import type { Caller } from './caller.js';
import { checkClaims } from './check-claims.js';
import { checkHeader } from './check-header.js';
import type { ClientRegistry, RegisteredClient } from './client-registry.js';
import type { TrustedIssuer } from './issuer-keys.js';
import { parseToken } from './parse-token.js';
import { IdentityUnavailable, TokenRefused } from './token-faults.js';
import { verifySignature } from './verify-signature.js';

export interface TokenVerifierSettings {
  readonly issuers: readonly TrustedIssuer[];
  /** The one `aud` of this service. */
  readonly audience: string;
  readonly clients: ClientRegistry;
  readonly clock: Clock;
  readonly toleranceSeconds: number;
}

export interface TokenVerifier {
  /** Throws TokenRefused or IdentityUnavailable. */
  readonly verify: (token: string) => Promise<Caller>;
}

export function createTokenVerifier(settings: TokenVerifierSettings): TokenVerifier {
  return {
    async verify(token) {
      const { header, payload } = parseToken(token);
      checkHeader(header);
      const issuer = settings.issuers.find(({ iss }) => iss === payload['iss']);
      if (issuer === undefined) throw new TokenRefused('ISSUER');
      await verifySignature(token, issuer);
      const { audience, clock, toleranceSeconds } = settings;
      const claims = checkClaims(payload, { audience, toleranceSeconds, at: clock.now() });
      const client = await findClient(settings.clients, issuer.name, claims.client_id);
      return buildCaller(claims, issuer.name, client);
    },
  };
}

async function findClient(
  clients: ClientRegistry,
  issuer: string,
  clientId: string,
): Promise<RegisteredClient> {
  const client = await clients.find(issuer, clientId).catch((error: unknown) => {
    throw new IdentityUnavailable(error);
  });
  if (client === null) throw new TokenRefused('CLIENT_UNKNOWN');
  if (client.suspended) throw new TokenRefused('CLIENT_SUSPENDED');
  if (client.requiresDpop) throw new TokenRefused('BINDING');
  return client;
}
