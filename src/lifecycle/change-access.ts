// What changes who may call, each with who did it, in one transaction. Once answered it holds for every operation that begins afterwards.
import type { Instant } from '../clock.js';
import type { Database } from '../records/database.js';
import { recordAccessChange, type AccessChange, type Actor } from '../records/stores/access-change-store.js';
import {
  registerClient,
  resumeClient,
  suspendClient,
  type ClientName,
  type NewClient,
} from '../records/stores/client-registration-store.js';
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

/** A change that changes nothing leaves no record. */
function recorded(
  database: Database,
  change: AccessChange,
  work: (inside: Database) => Promise<boolean>,
): Promise<boolean> {
  return database.transaction(async (inside) => {
    const changed = await work(inside);
    if (changed) await recordAccessChange(inside, change);
    return changed;
  });
}
