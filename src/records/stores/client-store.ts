// The registered client behind a token, its company, and whether the token was revoked: one statement, read anew for every operation.
// The company comes from here, never from what a caller says.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

export interface ClientCompany {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly communicationsRelated: boolean;
}

export interface ApiClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly name: string;
  readonly callerKind: string;
  readonly purposes: readonly string[];
  /** Null: not narrowed. */
  readonly categories: readonly string[] | null;
  readonly requiresDpop: boolean;
  readonly requiresBodyDigest: boolean;
  readonly documentsOnly: boolean;
  readonly company: ClientCompany | null;
  /** The client or its company was suspended. */
  readonly suspended: boolean;
  /** The token, its grant, or every token of its subject or client issued so far. */
  readonly revoked: boolean;
  /** The proof that came with the token was used before. */
  readonly replayed: boolean;
}

/** A token whose signature and claims hold, by what is looked up of it. */
export interface ClientQuestion {
  readonly issuer: string;
  readonly clientId: string;
  readonly subject: string;
  /** `jti` */
  readonly tokenId: string;
  readonly grantId: string | null;
  /** A revocation of the subject or client at this instant or later reaches the token. */
  readonly issuedAt: Instant;
  /** Null without a proof of possession. Asking uses the proof up. */
  readonly proof: { readonly hash: Buffer; readonly expiresAt: Instant } | null;
}

const USED = `
  WITH used AS (
    INSERT INTO dpop_proofs (proof_hash, expires_at) VALUES ($7, $8) ON CONFLICT DO NOTHING RETURNING 1)`;

const REVOKED = `EXISTS (
  SELECT FROM token_revocations r
  WHERE r.issuer = $1 AND (
    (r.kind = 'TOKEN' AND r.value = $4) OR (r.kind = 'GRANT' AND r.value = $5)
    OR (r.kind = 'SUBJECT' AND r.value = $3 AND r.revoked_at >= $6)
    OR (r.kind = 'CLIENT' AND r.value = $2 AND r.revoked_at >= $6)))`;

function clientSql(replayed: string): string {
  return `
    SELECT k.issuer, k.client_id AS "clientId", k.name, k.caller_kind AS "callerKind", k.purposes, k.categories,
      k.requires_dpop AS "requiresDpop", k.requires_body_digest AS "requiresBodyDigest",
      k.documents_only AS "documentsOnly",
      (k.suspended_at IS NOT NULL OR company.suspended_at IS NOT NULL) AS suspended,
      ${REVOKED} AS revoked, ${replayed} AS replayed,
      CASE WHEN company.company_id IS NOT NULL THEN jsonb_build_object(
        'id', company.company_id, 'name', company.name, 'kind', company.kind,
        'communicationsRelated', company.communications_related) END AS company
    FROM api_clients k LEFT JOIN companies company ON company.company_id = k.company_id
    WHERE k.issuer = $1 AND k.client_id = $2`;
}

const CLIENT = clientSql('false');
const CLIENT_AND_PROOF = `${USED} ${clientSql('NOT EXISTS (SELECT FROM used)')}`;

export async function findClient(database: Database, question: ClientQuestion): Promise<ApiClient | null> {
  const { issuer, clientId, subject, tokenId, grantId, issuedAt, proof } = question;
  const token = [issuer, clientId, subject, tokenId, grantId, toIso(issuedAt)];
  const [client] =
    proof === null
      ? await database.query<ApiClient>(CLIENT, token)
      : await database.query<ApiClient>(CLIENT_AND_PROOF, [...token, proof.hash, toIso(proof.expiresAt)]);
  return client ?? null;
}
