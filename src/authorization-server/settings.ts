// What the authorization server is made of. The composition root fills it.
import type { Clock } from '../clock.js';
import type { SigningKeyFile } from '../identity/signing-keys.js';
import type { Database } from '../records/database.js';

export interface AuthorizationServerSettings {
  /** The `iss`, and the one address under which it is reached; what a Host header says is not looked at. */
  readonly iss: string;
  /** The one resource (RFC 8707) that access tokens are for. */
  readonly audience: string;
  readonly keys: SigningKeyFile;
  readonly database: Database;
  readonly clock: Clock;
  /** Origins of browsers that may ask for tokens beside the issuer's own. */
  readonly corsOrigins: readonly string[];
  readonly onFault: (what: string, error: unknown) => void;
}

/** Where it stands on the server. */
export const AUTHORIZATION_SERVER_PATH = '/oidc';
