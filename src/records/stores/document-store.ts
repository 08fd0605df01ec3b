// The documents that clients run by their digest. A digest means a document only beside its client.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import type { Actor } from './access-change-store.js';
import type { ClientName } from './client-registration-store.js';

export interface NewDocument {
  /** Of the text in UTF-8, in lower-case hexadecimal. */
  readonly sha256: string;
  /** For people: the names of its operations. */
  readonly name: string;
  readonly text: string;
}

export interface RegisteredDocument extends NewDocument, ClientName {
  readonly registeredAt: Date;
  readonly registeredBy: string;
  readonly retiredAt: Date | null;
}

const FIND = `
  SELECT text FROM trusted_documents
  WHERE issuer = $1 AND client_id = $2 AND sha256 = $3 AND retired_at IS NULL`;

/** Null for what the client has not registered, or was retired. */
export async function findDocument(
  database: Database,
  { issuer, clientId }: ClientName,
  sha256: string,
): Promise<string | null> {
  const [found] = await database.query<{ text: string }>(FIND, [issuer, clientId, sha256]);
  return found?.text ?? null;
}

const REGISTER = `
  INSERT INTO trusted_documents
    (issuer, client_id, sha256, name, text, registered_at, registered_by_issuer, registered_by_subject)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (issuer, client_id, sha256) DO UPDATE SET name = excluded.name, retired_at = NULL,
    registered_at = excluded.registered_at, registered_by_issuer = excluded.registered_by_issuer,
    registered_by_subject = excluded.registered_by_subject
  WHERE trusted_documents.retired_at IS NOT NULL
  RETURNING 1`;

/** One that was retired serves again. False when it serves already; nothing is written then. */
export async function registerDocument(
  database: Database,
  { issuer, clientId }: ClientName,
  { sha256, name, text }: NewDocument,
  { by, at }: { readonly by: Actor; readonly at: Instant },
): Promise<boolean> {
  const values = [issuer, clientId, sha256, name, text, toIso(at), by.issuer, by.subject];
  return (await database.query(REGISTER, values)).length > 0;
}

const RETIRE = `
  UPDATE trusted_documents SET retired_at = $4
  WHERE issuer = $1 AND client_id = $2 AND sha256 = $3 AND retired_at IS NULL RETURNING 1`;

/** Holds for every operation that begins afterwards. False when the client has no such document. */
export async function retireDocument(
  database: Database,
  { issuer, clientId }: ClientName,
  sha256: string,
  at: Instant,
): Promise<boolean> {
  return (await database.query(RETIRE, [issuer, clientId, sha256, toIso(at)])).length > 0;
}

const LIST = `
  SELECT issuer, client_id AS "clientId", sha256, name, text, registered_at AS "registeredAt",
    registered_by_subject AS "registeredBy", retired_at AS "retiredAt"
  FROM trusted_documents
  WHERE ($1::text IS NULL OR (issuer = $1 AND client_id = $2))
  ORDER BY issuer, client_id, name, sha256`;

/** Of one client, or of all; the retired ones too. */
export function listDocuments(database: Database, client: ClientName | null): Promise<RegisteredDocument[]> {
  return database.query<RegisteredDocument>(LIST, [client?.issuer ?? null, client?.clientId ?? null]);
}
