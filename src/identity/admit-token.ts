// What may change about a token at any moment, looked up when an operation begins: its client, revocations, and whether its proof was
// used before. Rows of fault and rule; the first that fails refuses. What cannot be looked up is IdentityUnavailable.
import type { TokenClaims } from './check-claims.js';
import { digestOfBody, type CheckedProof } from './check-proof.js';
import type { ClientQuestion, ClientRegistry, RegisteredClient } from './client-registry.js';
import { IdentityUnavailable, TokenRefused, type TokenFault } from './token-faults.js';
import type { JsonObject } from './unique-json.js';

/** A token that holds by itself: syntax, signature, claims and proof. */
export interface ExaminedToken {
  /** The name of its issuer in the database. */
  readonly issuer: string;
  readonly claims: TokenClaims & JsonObject;
  readonly proof: CheckedProof | null;
}

export interface AdmissionSettings {
  readonly clients: ClientRegistry;
  readonly toleranceSeconds: number;
  /** Whether a company's token must be bound to a key. */
  readonly bindsCompanies: boolean;
}

interface Admission {
  readonly client: RegisteredClient;
  readonly proof: CheckedProof | null;
  readonly bindsCompanies: boolean;
}

const ADMISSION_RULES: readonly {
  readonly fault: TokenFault;
  readonly holds: (admission: Admission) => boolean;
}[] = [
  { fault: 'CLIENT_SUSPENDED', holds: ({ client }) => !client.suspended },
  { fault: 'REVOKED', holds: ({ client }) => !client.revoked },
  { fault: 'BINDING', holds: (admission) => admission.proof !== null || !needsProof(admission) },
  { fault: 'PROOF_REPLAYED', holds: ({ client }) => !client.replayed },
  {
    fault: 'PROOF_BODY',
    holds: ({ client, proof }) => !client.requiresBodyDigest || typeof proof?.bodyDigest === 'string',
  },
];

export async function admitToken(
  examined: ExaminedToken,
  body: Buffer,
  { clients, toleranceSeconds, bindsCompanies }: AdmissionSettings,
): Promise<RegisteredClient> {
  const { proof } = examined;
  if (typeof proof?.bodyDigest === 'string' && proof.bodyDigest !== digestOfBody(body))
    throw new TokenRefused('PROOF_BODY');
  const client = await clients.find(questionOf(examined, toleranceSeconds)).catch((error: unknown) => {
    throw new IdentityUnavailable(error);
  });
  if (client === null) throw new TokenRefused('CLIENT_UNKNOWN');
  for (const { fault, holds } of ADMISSION_RULES)
    if (!holds({ client, proof, bindsCompanies })) throw new TokenRefused(fault);
  return client;
}

function needsProof({ client, bindsCompanies }: Admission): boolean {
  return client.requiresDpop || (bindsCompanies && client.callerKind === 'COMPANY');
}

/** An issuer's clock may be ahead by the tolerance: its token of then counts as issued before a revocation of now. */
function questionOf({ issuer, claims, proof }: ExaminedToken, toleranceSeconds: number): ClientQuestion {
  return {
    issuer,
    clientId: claims.client_id,
    subject: claims.sub,
    tokenId: claims.jti,
    grantId: claims.grant_id ?? null,
    issuedAt: (claims.iat - toleranceSeconds) * 1000,
    proof,
  };
}
