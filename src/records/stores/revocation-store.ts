// Revocations of access tokens. One that is answered holds for every operation that begins afterwards, on every node:
// the statement that finds the client of a token reads them too.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

/** What of a token is named, as `token_revocations.kind` has it. */
export const REVOCATION_KINDS = ['TOKEN', 'GRANT', 'SUBJECT', 'CLIENT'] as const;

export type RevocationKind = (typeof REVOCATION_KINDS)[number];

export interface Revocation {
  readonly issuer: string;
  readonly kind: RevocationKind;
  /** `jti`, `grant_id`, `sub` or `client_id`. */
  readonly value: string;
  readonly at: Instant;
}

/** Again: the later instant counts. */
const REVOKE = `
  INSERT INTO token_revocations AS r (issuer, kind, value, revoked_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (issuer, kind, value) DO UPDATE SET revoked_at = greatest(r.revoked_at, excluded.revoked_at)`;

export async function revokeTokens(
  database: Database,
  { issuer, kind, value, at }: Revocation,
): Promise<void> {
  await database.query(REVOKE, [issuer, kind, value, toIso(at)]);
}
