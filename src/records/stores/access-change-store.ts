// The record of changes to who may call. Rows are added and never changed.
import { v7 as uuidv7 } from 'uuid';
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import type { RevocationKind } from './revocation-store.js';

export interface Actor {
  readonly issuer: string;
  readonly subject: string;
}

export interface AccessChange {
  readonly change:
    | 'CLIENT_REGISTERED'
    | 'CLIENT_SUSPENDED'
    | 'CLIENT_RESUMED'
    | 'CLIENT_BOUND_TO_DOCUMENTS'
    | 'CLIENT_FREED_FROM_DOCUMENTS'
    | 'DOCUMENT_REGISTERED'
    | 'DOCUMENT_RETIRED'
    | `${RevocationKind}_REVOKED`;
  readonly issuer: string;
  /** The id of the client, what was revoked, or `<client id> sha256:<digest>` of a document. */
  readonly value: string;
  readonly by: Actor;
  readonly at: Instant;
}

const RECORD = `
  INSERT INTO access_changes (change_id, at, change, issuer, value, by_issuer, by_subject)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

export async function recordAccessChange(
  database: Database,
  { change, issuer, value, by, at }: AccessChange,
): Promise<void> {
  await database.query(RECORD, [uuidv7(), toIso(at), change, issuer, value, by.issuer, by.subject]);
}
