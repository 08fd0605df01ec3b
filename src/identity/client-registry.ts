// The registered client behind a token. Company, kind of caller and purposes come from here, never from a claim.
import type { Instant } from '../clock.js';

/** As the database holds it; words that the policy does not know grant nothing. */
export interface RegisteredClient {
  readonly callerKind: string;
  readonly purposes: readonly string[];
  /** Null: not narrowed. */
  readonly categories: readonly string[] | null;
  /** Its tokens come with a proof of possession. */
  readonly requiresDpop: boolean;
  /** Its proofs cover the request body. */
  readonly requiresBodyDigest: boolean;
  /** It sends the digests of registered documents and no text. */
  readonly documentsOnly: boolean;
  readonly company: {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly communicationsRelated: boolean;
  } | null;
  /** The client or its company. */
  readonly suspended: boolean;
  /** The token asked about, its grant, or all of its subject or client. */
  readonly revoked: boolean;
  /** The proof asked about was used before. */
  readonly replayed: boolean;
}

/** A token whose signature and claims hold. */
export interface ClientQuestion {
  readonly issuer: string;
  readonly clientId: string;
  readonly subject: string;
  /** `jti` */
  readonly tokenId: string;
  /** `grant_id` */
  readonly grantId: string | null;
  /** The earliest instant of a revocation, of all of its subject or client, that reaches it. */
  readonly issuedAt: Instant;
  readonly proof: { readonly hash: Buffer; readonly expiresAt: Instant } | null;
}

/** Asked once for every operation, when it begins: a suspension or a revocation holds at once, and a proof is good once. */
export interface ClientRegistry {
  find(question: ClientQuestion): Promise<RegisteredClient | null>;
}
