// Access tokens (RFC 9068), in two steps. A token is examined before the body of its request is read: syntax, header, issuer,
// signature, claims, proof; it is admitted when the operation begins: client, revocations, replay, body. The first fault refuses.
// Keys or clients that cannot be read are IdentityUnavailable, never an acceptance.
import type { Clock } from '../clock.js';
import { admitToken, type AdmissionSettings, type ExaminedToken } from './admit-token.js';
import { buildCaller } from './build-caller.js';
import type { Caller } from './caller.js';
import { checkClaims, type TokenClaims } from './check-claims.js';
import { checkHeader } from './check-header.js';
import { checkProof, type CheckedProof } from './check-proof.js';
import type { TrustedIssuer } from './issuer-keys.js';
import { parseToken } from './parse-token.js';
import type { NonceSource } from './proof-nonces.js';
import type { Authorization } from './read-authorization.js';
import { TokenRefused } from './token-faults.js';
import { verifySignature } from './verify-signature.js';

export interface TokenVerifierSettings extends AdmissionSettings {
  readonly issuers: readonly TrustedIssuer[];
  /** The one `aud` of this service. */
  readonly audience: string;
  readonly clock: Clock;
  /** Null: proofs need no nonce. */
  readonly nonces: NonceSource | null;
}

/** What a proof of possession must be for. */
export interface RequestAddress {
  readonly method: string;
  /** Every address under which this service is reached. */
  readonly urls: readonly string[];
}

/** Both throw TokenRefused or IdentityUnavailable. */
export interface TokenVerifier {
  readonly examine: (authorization: Authorization, address: RequestAddress) => Promise<ExaminedToken>;
  /** `body`: the bytes of the request. */
  readonly admit: (examined: ExaminedToken, body: Buffer) => Promise<Caller>;
  /** The nonce that a proof should carry next; null where none is asked for. */
  readonly nonce: () => string | null;
}

export function createTokenVerifier(settings: TokenVerifierSettings): TokenVerifier {
  return {
    async examine(authorization, address) {
      const { header, payload } = parseToken(authorization.token);
      checkHeader(header);
      const issuer = settings.issuers.find(({ iss }) => iss === payload['iss']);
      if (issuer === undefined) throw new TokenRefused('ISSUER');
      await verifySignature(authorization.token, issuer);
      const { audience, clock, toleranceSeconds } = settings;
      const claims = checkClaims(payload, { audience, toleranceSeconds, at: clock.now() });
      const proof = await checkBinding(claims, authorization, address, settings);
      return { issuer: issuer.name, claims, proof };
    },
    async admit(examined, body) {
      const client = await admitToken(examined, body, settings);
      return buildCaller(examined.claims, examined.issuer, client);
    },
    nonce: () => settings.nonces?.current() ?? null,
  };
}

/** A bound token comes with the scheme DPoP and its proof, every other one as Bearer (RFC 9449 section 7). */
async function checkBinding(
  { cnf }: TokenClaims,
  { scheme, token, proof }: Authorization,
  address: RequestAddress,
  { clock, toleranceSeconds, nonces }: TokenVerifierSettings,
): Promise<CheckedProof | null> {
  if (scheme === 'Bearer') {
    if (cnf !== undefined) throw new TokenRefused('BINDING');
    return null;
  }
  if (cnf === undefined) throw new TokenRefused('UNBOUND');
  if (proof === null) throw new TokenRefused('PROOF_MISSING');
  const expected = { ...address, token, thumbprint: cnf.jkt, at: clock.now(), toleranceSeconds, nonces };
  return checkProof(proof, expected);
}
