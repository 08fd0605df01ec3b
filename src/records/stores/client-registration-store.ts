// The register of clients: who may call, for which company and purposes, and the public keys they sign with. It holds no secret.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

/** Public keys (RFC 7517). */
export interface ClientKeys {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

export interface NewClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly name: string;
  readonly callerKind: 'CUSTOMER' | 'DELEGATE' | 'STAFF' | 'COMPANY';
  readonly companyId: string | null;
  readonly purposes: readonly string[];
  /** Null: not narrowed. */
  readonly categories: readonly string[] | null;
  readonly requiresDpop: boolean;
  readonly requiresBodyDigest: boolean;
  /** It sends the digests of registered documents and no text. */
  readonly documentsOnly: boolean;
  readonly jwks: ClientKeys | null;
}

export interface ClientRegistration extends NewClient {
  readonly registeredAt: Date;
  readonly suspendedAt: Date | null;
  /** The client or its company. */
  readonly suspended: boolean;
}

export interface ClientName {
  readonly issuer: string;
  readonly clientId: string;
}

export interface CompanyRegistration {
  readonly companyId: string;
  readonly kind: string;
  readonly communicationsRelated: boolean;
}

const REGISTER = `
  INSERT INTO api_clients (issuer, client_id, name, caller_kind, company_id, purposes, categories, requires_dpop,
    requires_body_digest, jwks, registered_at, documents_only)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT DO NOTHING RETURNING 1`;

/** False when the issuer already has a client of that id; nothing is written then. */
export async function registerClient(database: Database, client: NewClient, at: Instant): Promise<boolean> {
  const rows = await database.query(REGISTER, [
    client.issuer,
    client.clientId,
    client.name,
    client.callerKind,
    client.companyId,
    client.purposes,
    client.categories,
    client.requiresDpop,
    client.requiresBodyDigest,
    client.jwks === null ? null : JSON.stringify(client.jwks),
    toIso(at),
    client.documentsOnly,
  ]);
  return rows.length > 0;
}

const REGISTRATIONS = `
  SELECT k.issuer, k.client_id AS "clientId", k.name, k.caller_kind AS "callerKind", k.company_id AS "companyId",
    k.purposes, k.categories, k.requires_dpop AS "requiresDpop", k.requires_body_digest AS "requiresBodyDigest",
    k.documents_only AS "documentsOnly", k.jwks,
    k.registered_at AS "registeredAt", k.suspended_at AS "suspendedAt",
    (k.suspended_at IS NOT NULL OR company.suspended_at IS NOT NULL) AS suspended
  FROM api_clients k LEFT JOIN companies company ON company.company_id = k.company_id`;

export function listClients(database: Database): Promise<ClientRegistration[]> {
  return database.query<ClientRegistration>(`${REGISTRATIONS} ORDER BY k.issuer, k.client_id`);
}

export async function findClientRegistration(
  database: Database,
  { issuer, clientId }: ClientName,
): Promise<ClientRegistration | null> {
  const [client] = await database.query<ClientRegistration>(
    `${REGISTRATIONS} WHERE k.issuer = $1 AND k.client_id = $2`,
    [issuer, clientId],
  );
  return client ?? null;
}

const SUSPEND = `
  UPDATE api_clients SET suspended_at = coalesce(suspended_at, $3)
  WHERE issuer = $1 AND client_id = $2 RETURNING 1`;

/** Holds for every operation that begins afterwards. False when there is no such client. */
export async function suspendClient(
  database: Database,
  { issuer, clientId }: ClientName,
  at: Instant,
): Promise<boolean> {
  return (await database.query(SUSPEND, [issuer, clientId, toIso(at)])).length > 0;
}

const RESUME = 'UPDATE api_clients SET suspended_at = NULL WHERE issuer = $1 AND client_id = $2 RETURNING 1';

export async function resumeClient(database: Database, { issuer, clientId }: ClientName): Promise<boolean> {
  return (await database.query(RESUME, [issuer, clientId])).length > 0;
}

const BIND = 'UPDATE api_clients SET documents_only = $3 WHERE issuer = $1 AND client_id = $2 RETURNING 1';

/** Holds for every operation that begins afterwards. False when there is no such client. */
export async function bindClientToDocuments(
  database: Database,
  { issuer, clientId }: ClientName,
  documentsOnly: boolean,
): Promise<boolean> {
  return (await database.query(BIND, [issuer, clientId, documentsOnly])).length > 0;
}

export async function findCompany(
  database: Database,
  companyId: string,
): Promise<CompanyRegistration | null> {
  const [company] = await database.query<CompanyRegistration>(
    `SELECT company_id AS "companyId", kind, communications_related AS "communicationsRelated"
      FROM companies WHERE company_id = $1`,
    [companyId],
  );
  return company ?? null;
}
