// A registered API client and its company. The company comes from here, never from what a caller says.
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
  readonly company: ClientCompany | null;
  /** The client or its company was suspended. */
  readonly suspended: boolean;
}

const CLIENT = `
  SELECT k.issuer, k.client_id AS "clientId", k.name, k.caller_kind AS "callerKind", k.purposes, k.categories,
    k.requires_dpop AS "requiresDpop",
    (k.suspended_at IS NOT NULL OR company.suspended_at IS NOT NULL) AS suspended,
    CASE WHEN company.company_id IS NOT NULL THEN jsonb_build_object(
      'id', company.company_id, 'name', company.name, 'kind', company.kind,
      'communicationsRelated', company.communications_related) END AS company
  FROM api_clients k LEFT JOIN companies company ON company.company_id = k.company_id
  WHERE k.issuer = $1 AND k.client_id = $2`;

export async function findClient(
  database: Database,
  issuer: string,
  clientId: string,
): Promise<ApiClient | null> {
  const [client] = await database.query<ApiClient>(CLIENT, [issuer, clientId]);
  return client ?? null;
}
