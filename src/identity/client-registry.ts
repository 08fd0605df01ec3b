// The registered client behind a token. Company, kind of caller and purposes come from here, never from a claim.

/** As the database holds it; words that the policy does not know grant nothing. */
export interface RegisteredClient {
  readonly callerKind: string;
  readonly purposes: readonly string[];
  /** Null: not narrowed. */
  readonly categories: readonly string[] | null;
  readonly requiresDpop: boolean;
  readonly company: {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly communicationsRelated: boolean;
  } | null;
  /** The client or its company. */
  readonly suspended: boolean;
}

/** Read for every operation, so that a suspension holds at once. */
export interface ClientRegistry {
  find(issuer: string, clientId: string): Promise<RegisteredClient | null>;
}
