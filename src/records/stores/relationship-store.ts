// An account's relationships with companies: coming, ended, and those that a company declared and nobody confirmed included.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import { Parameters } from '../parameters.js';
import { readLists, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Row, Selection } from '../select.js';
import { companyProperties } from './company-store.js';

/** How long a declared relationship may be confirmed, and how long one that was refused may not be declared again. */
export const DECLARED_DAYS = 30;

export type RelationshipState = 'PENDING' | 'REFUSED' | 'EXPIRED' | 'COMING' | 'IN_FORCE' | 'ENDED';

const EXPIRED = `r.declared_at + interval '${DECLARED_DAYS} days' <= {at}`;

const STATE = `CASE
  WHEN r.confirmed_at IS NULL AND r.to_at IS NOT NULL THEN 'REFUSED'
  WHEN r.confirmed_at IS NULL AND ${EXPIRED} THEN 'EXPIRED'
  WHEN r.confirmed_at IS NULL THEN 'PENDING'
  WHEN r.to_at <= greatest({at}, r.from_at, r.ended_at) THEN 'ENDED'
  WHEN r.from_at >= {at} THEN 'COMING'
  ELSE 'IN_FORCE' END`;

export const RELATIONSHIP_PROPERTIES = {
  id: 'r.relationship_id',
  company: {
    join: 'JOIN companies company ON company.company_id = r.company_id',
    present: 'true',
    properties: companyProperties('company'),
  },
  kind: 'r.kind',
  state: STATE,
  from: 'r.from_at',
  to: 'r.to_at',
  declaredAt: 'r.declared_at',
  confirmedAt: 'r.confirmed_at',
} as const satisfies PropertyTable;

const RELATIONSHIPS: ListSource = {
  from: 'service_relationships r',
  alias: 'r',
  scope: BY_ACCOUNT,
  order: 'r.from_at, r.relationship_id',
};

export interface RelationshipsRequest {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  /** As of when the state is told. */
  readonly at: Instant;
  /** Only those with this company: what a company sees are its own. */
  readonly companyId?: string | undefined;
}

export function readRelationships(
  database: Database,
  request: RelationshipsRequest,
): Promise<Map<string, Row[]>> {
  return readLists(database, RELATIONSHIPS, {
    owners: ownersOf(request.accountIds),
    table: RELATIONSHIP_PROPERTIES,
    properties: request.properties,
    instants: { at: request.at },
    conditions: [[(company) => `r.company_id = ${company}`, request.companyId]],
  });
}

interface RelationshipKey {
  readonly accountId: string;
  readonly relationshipId: string;
}

export interface NewRelationship extends RelationshipKey {
  readonly companyId: string;
  readonly kind: 'SERVICE' | 'ASSIGNMENT';
  readonly from: Instant;
  readonly at: Instant;
}

const ADD = `
  INSERT INTO service_relationships
    (account_id, relationship_id, company_id, kind, from_at, declared_at, confirmed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $6)`;

/** Confirmed as it is made. */
export async function addRelationship(inside: Database, relationship: NewRelationship): Promise<void> {
  const { accountId, relationshipId, companyId, kind, from, at } = relationship;
  await inside.query(ADD, [accountId, relationshipId, companyId, kind, toIso(from), toIso(at)]);
}

// The same statement for every number: none is added to an account that is not there, or has one of this company that is
// pending or in force or was refused of late.
const DECLARE = `
  INSERT INTO service_relationships (account_id, relationship_id, company_id, kind, from_at, declared_at)
  SELECT a.account_id, $2, $3, $4, $5, $6 FROM accounts a
   WHERE a.account_id = $1 AND NOT EXISTS (
    SELECT FROM service_relationships r WHERE r.account_id = a.account_id AND r.company_id = $3
      AND CASE WHEN r.confirmed_at IS NOT NULL THEN r.to_at IS NULL OR r.to_at > $6::timestamptz
        ELSE greatest(r.declared_at, r.ended_at) > $6::timestamptz - interval '${DECLARED_DAYS} days' END)
  RETURNING true AS declared`;

/** Pending. Answers whether it was added. */
export async function addDeclaration(
  inside: Database,
  relationship: Omit<NewRelationship, 'accountId'> & { readonly accountId: string | null },
): Promise<boolean> {
  const { accountId, relationshipId, companyId, kind, from, at } = relationship;
  const rows = await inside.query(DECLARE, [
    accountId,
    relationshipId,
    companyId,
    kind,
    toIso(from),
    toIso(at),
  ]);
  return rows.length > 0;
}

export interface CompanyRelationship {
  readonly relationshipId: string;
  readonly state: RelationshipState;
  readonly from: Date;
  readonly to: Date | null;
}

/** All that the company has, had or declared, oldest first. */
export function findRelationships(
  inside: Database,
  { accountId, companyId, at }: Pick<NewRelationship, 'accountId' | 'companyId' | 'at'>,
): Promise<CompanyRelationship[]> {
  const parameters = new Parameters();
  const state = parameters.bindInstants(STATE, { at });
  return inside.query<CompanyRelationship>(
    `SELECT r.relationship_id AS "relationshipId", ${state} AS state, r.from_at AS "from", r.to_at AS "to"
     FROM service_relationships r WHERE r.account_id = ${parameters.bind(accountId)} AND r.company_id = ${parameters.bind(companyId)}
     ORDER BY r.declared_at, r.relationship_id`,
    parameters.values,
  );
}

const CONFIRMED = `
  UPDATE service_relationships
     SET confirmed_at = greatest(declared_at, $4), from_at = greatest($3, declared_at, $4::timestamptz)
   WHERE account_id = $1 AND relationship_id = $2 AND confirmed_at IS NULL`;

/** It begins at `from`, but not before it is confirmed. */
export async function markConfirmed(
  inside: Database,
  { accountId, relationshipId, from, at }: RelationshipKey & { readonly from: Instant; readonly at: Instant },
): Promise<void> {
  await inside.query(CONFIRMED, [accountId, relationshipId, toIso(from), toIso(at)]);
}

const ENDED = `
  UPDATE service_relationships SET to_at = greatest(from_at, $3::timestamptz), ended_at = $4
   WHERE account_id = $1 AND relationship_id = $2`;

/** An end never lies before the beginning. */
export async function markEnded(
  inside: Database,
  { accountId, relationshipId, to, at }: RelationshipKey & { readonly to: Instant; readonly at: Instant },
): Promise<void> {
  await inside.query(ENDED, [accountId, relationshipId, toIso(to), toIso(at)]);
}
