// What changes who may call, each with who did it, in one transaction. Once answered it holds for every operation that begins afterwards.
import type { Instant } from '../clock.js';
import type { Database } from '../records/database.js';
import { recordAccessChange, type AccessChange, type Actor } from '../records/stores/access-change-store.js';
import {
  bindClientToDocuments,
  registerClient,
  resumeClient,
  suspendClient,
  type ClientName,
  type NewClient,
} from '../records/stores/client-registration-store.js';
import { registerDocument, retireDocument, type NewDocument } from '../records/stores/document-store.js';
import { revokeTokens, type Revocation } from '../records/stores/revocation-store.js';

export interface Change {
  readonly by: Actor;
  readonly at: Instant;
}

/** Whoever runs a command on the machine. */
export const OPERATOR: Actor = { issuer: 'operator', subject: 'command line' };

/** False when the issuer already has a client of that id. */
export function addClient(database: Database, client: NewClient, { by, at }: Change): Promise<boolean> {
  return recorded(database, { change: 'CLIENT_REGISTERED', ...named(client), by, at }, (inside) =>
    registerClient(inside, client, at),
  );
}

/** False when there is no such client. */
export function stopClient(database: Database, client: ClientName, { by, at }: Change): Promise<boolean> {
  return recorded(database, { change: 'CLIENT_SUSPENDED', ...named(client), by, at }, (inside) =>
    suspendClient(inside, client, at),
  );
}

/** False when there is no such client. */
export function continueClient(database: Database, client: ClientName, { by, at }: Change): Promise<boolean> {
  return recorded(database, { change: 'CLIENT_RESUMED', ...named(client), by, at }, (inside) =>
    resumeClient(inside, client),
  );
}

/** Whether the client may send registered documents alone. False when there is no such client. */
export function bindToDocuments(
  database: Database,
  client: ClientName,
  documentsOnly: boolean,
  { by, at }: Change,
): Promise<boolean> {
  const change = documentsOnly ? 'CLIENT_BOUND_TO_DOCUMENTS' : 'CLIENT_FREED_FROM_DOCUMENTS';
  return recorded(database, { change, ...named(client), by, at }, (inside) =>
    bindClientToDocuments(inside, client, documentsOnly),
  );
}

/** All of them or none. Answers those that did not serve before. */
export function addDocuments(
  database: Database,
  client: ClientName,
  documents: readonly NewDocument[],
  { by, at }: Change,
): Promise<NewDocument[]> {
  return database.transaction(async (inside) => {
    const added: NewDocument[] = [];
    for (const document of documents) {
      const change = {
        change: 'DOCUMENT_REGISTERED',
        ...namedDocument(client, document.sha256),
        by,
        at,
      } as const;
      const work = (within: Database) => registerDocument(within, client, document, { by, at });
      if (await recordedWithin(inside, change, work)) added.push(document);
    }
    return added;
  });
}

/** False when the client has no such document in use. */
export function endDocument(
  database: Database,
  client: ClientName,
  sha256: string,
  { by, at }: Change,
): Promise<boolean> {
  const change = { change: 'DOCUMENT_RETIRED', ...namedDocument(client, sha256), by, at } as const;
  return recorded(database, change, (inside) => retireDocument(inside, client, sha256, at));
}

export async function endTokens(
  database: Database,
  { issuer, kind, value }: Omit<Revocation, 'at'>,
  { by, at }: Change,
): Promise<void> {
  await recorded(database, { change: `${kind}_REVOKED`, issuer, value, by, at }, async (inside) => {
    await revokeTokens(inside, { issuer, kind, value, at });
    return true;
  });
}

function named({ issuer, clientId }: ClientName): Pick<AccessChange, 'issuer' | 'value'> {
  return { issuer, value: clientId };
}

function namedDocument(
  { issuer, clientId }: ClientName,
  sha256: string,
): Pick<AccessChange, 'issuer' | 'value'> {
  return { issuer, value: `${clientId} sha256:${sha256}` };
}

function recorded(
  database: Database,
  change: AccessChange,
  work: (inside: Database) => Promise<boolean>,
): Promise<boolean> {
  return database.transaction((inside) => recordedWithin(inside, change, work));
}

/** A change that changes nothing leaves no record. */
async function recordedWithin(
  inside: Database,
  change: AccessChange,
  work: (inside: Database) => Promise<boolean>,
): Promise<boolean> {
  const changed = await work(inside);
  if (changed) await recordAccessChange(inside, change);
  return changed;
}
