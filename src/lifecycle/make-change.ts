/**
 * One change: in one transaction the idempotency key is claimed, the work done, and the entry of the log written that
 * says who made it and on which ground. All of it is committed together, or nothing is.
 */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { NO_ACCOUNT } from '../audit/entry.js';
import type { AuditWriter } from '../audit/writer.js';
import type { Instant } from '../clock.js';
import { noteChange, type ChangeMaker } from '../disclosure/change-note.js';
import type { Database } from '../records/database.js';
import {
  claimKey,
  keepResult,
  type ChangedObjects,
  type KeyClaim,
} from '../records/stores/idempotency-store.js';
import { ChangeRefused, userError, type UserError } from './change-refused.js';
import { CHANGES, type ChangeName } from './changes.js';
import { veilSecrets } from './secret-inputs.js';

export interface ChangeServices {
  readonly database: Database;
  readonly audit: Pick<AuditWriter, 'appendWithin'>;
}

export interface ChangeRequest extends ChangeMaker {
  readonly name: ChangeName;
  /** Null: of no account, or of one that the change makes. */
  readonly accountId: string | null;
  /** The paper it is made under, such as the call on which the customer asked for it. */
  readonly reference: string | null;
  /** Null: a repeated request is another change. */
  readonly idempotencyKey: string | null;
  /** As it was asked for: what tells a repeated request from another one. */
  readonly input: unknown;
}

/** What the work of a change is done with. */
export interface ChangeScope {
  /** Of the transaction: the only one that may be used until the work is done. */
  readonly database: Database;
  readonly at: Instant;
  readonly caller: ChangeMaker['caller'];
}

/** What was written, by kind and id. `account` is the account where the change made it. */
export interface Changed {
  readonly objects: ChangedObjects;
  /** Under a nondisclosure order: the customer is not told. */
  readonly suppressed?: boolean;
}

/** Several of one kind: `relationship`, `relationship2` ... */
export function objectsOf(kind: string, ids: readonly string[]): ChangedObjects {
  return Object.fromEntries(ids.map((id, place) => [place === 0 ? kind : `${kind}${place + 1}`, id]));
}

export type MadeChange =
  | { readonly objects: ChangedObjects; readonly repeated: boolean; readonly userErrors: readonly [] }
  | { readonly objects: null; readonly userErrors: readonly UserError[] };

/** A work that throws ChangeRefused is undone and answered by its user errors; any other failure is thrown. */
export async function makeChange(
  services: ChangeServices,
  request: ChangeRequest,
  work: (scope: ChangeScope) => Promise<Changed>,
): Promise<MadeChange> {
  const claim = await claimOf(request);
  try {
    return await services.database.transaction((database) =>
      inside({ ...services, database }, request, claim, work),
    );
  } catch (error) {
    if (error instanceof ChangeRefused) return { objects: null, userErrors: error.userErrors };
    throw error;
  }
}

async function inside(
  { audit, database }: ChangeServices,
  request: ChangeRequest,
  claim: KeyClaim | null,
  work: (scope: ChangeScope) => Promise<Changed>,
): Promise<MadeChange> {
  if (claim !== null) {
    const claimed = await claimKey(database, claim);
    if (claimed.state === 'MADE') return { objects: claimed.objects, repeated: true, userErrors: [] };
    if (claimed.state === 'OTHER')
      throw new ChangeRefused(userError('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'));
  }
  const { caller, at, name } = request;
  const { objects, suppressed = false } = await work({ database, at, caller });
  const { entry, facts } = noteChange(request, {
    ...request,
    entryId: uuidv7(),
    accountId: request.accountId ?? objects['account'] ?? null,
    cites: CHANGES[name].cites,
    objects,
    made: true,
    suppressed,
  });
  await audit.appendWithin(database, [entry], [facts]);
  if (claim !== null) await keepResult(database, claim, objects);
  return { objects, repeated: false, userErrors: [] };
}

/** A key is the caller's own: two callers may use the same one. All who ask without a token are one caller. */
async function claimOf({
  idempotencyKey,
  caller,
  name,
  input,
  accountId,
  at,
}: ChangeRequest): Promise<KeyClaim | null> {
  if (idempotencyKey === null) return null;
  const { issuer, clientId, subject } = caller;
  return {
    accountId: accountId ?? NO_ACCOUNT,
    keyHash: hash([issuer, clientId, subject, idempotencyKey]),
    inputHash: hash([idempotencyKey, name, await veilSecrets(input, idempotencyKey)]),
    at,
  };
}

/** The input may hold values that could be guessed: it is hashed together with the key, which is not kept. */
function hash(parts: readonly unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
