// A customer's designations of persons and companies, ended and revoked ones included (47 U.S.C. 222(c)(2)).
import { toIso, toIsoOrNull, type Instant } from '../../clock.js';
import type { DelegationForm } from '../../policy/request.js';
import type { Database } from '../database.js';
import { Parameters, where } from '../parameters.js';
import { readLists, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Row, Selection } from '../select.js';

export const DELEGATION_PROPERTIES = {
  id: 'd.delegation_id',
  to: 'coalesce(d.company_id, d.grantee_subject)',
  issuer: 'd.grantee_issuer',
  form: 'd.form',
  evidence: 'd.evidence',
  categories: 'd.categories',
  from: 'd.from_at',
  until: 'd.until_at',
  revokedAt: 'd.revoked_at',
  revokedEvidence: 'd.revoked_evidence',
} as const satisfies PropertyTable;

const DELEGATIONS: ListSource = {
  from: 'delegations d',
  alias: 'd',
  scope: BY_ACCOUNT,
  order: 'd.from_at, d.delegation_id',
};

export interface DelegationsRequest {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  /** Absent: all of the account. */
  readonly delegationId?: string | undefined;
}

export function readDelegations(
  database: Database,
  request: DelegationsRequest,
): Promise<Map<string, Row[]>> {
  return readLists(database, DELEGATIONS, {
    owners: ownersOf(request.accountIds),
    table: DELEGATION_PROPERTIES,
    properties: request.properties,
    conditions: [[(place) => `d.delegation_id = ${place}::uuid`, request.delegationId]],
  });
}

/** A company, or a person as its issuer knows it; one of them is null. */
export interface Grantee {
  readonly companyId: string | null;
  readonly person: { readonly issuer: string; readonly subject: string } | null;
}

export interface NewDelegation {
  readonly accountId: string;
  readonly delegationId: string;
  readonly grantee: Grantee;
  readonly categories: readonly string[];
  /** Null: until it is revoked. */
  readonly until: Instant | null;
  readonly form: DelegationForm;
  readonly evidence: string | null;
  readonly at: Instant;
}

const ADD = `
  INSERT INTO delegations (account_id, delegation_id, grantee_kind, company_id, grantee_issuer, grantee_subject, form,
    evidence, categories, from_at, until_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** From now on. */
export async function addDelegation(inside: Database, delegation: NewDelegation): Promise<void> {
  const { accountId, delegationId, grantee, form, evidence, categories, until, at } = delegation;
  const { companyId, person } = grantee;
  const whom = [person === null ? 'COMPANY' : 'SUBJECT', companyId, person?.issuer, person?.subject];
  const end = toIsoOrNull(until);
  await inside.query(ADD, [accountId, delegationId, ...whom, form, evidence, categories, toIso(at), end]);
}

export interface RevokedDelegations {
  readonly accountId: string;
  /** All of what is given. */
  readonly of: { readonly delegationId?: string; readonly grantee?: Grantee; readonly form?: DelegationForm };
  readonly evidence: string | null;
  readonly at: Instant;
}

/** Those that have neither ended nor been revoked, at once. Answers their ids. */
export async function revokeDelegations(
  inside: Database,
  { accountId, of, evidence, at }: RevokedDelegations,
): Promise<string[]> {
  const parameters = new Parameters();
  const now = `${parameters.bind(toIso(at))}::timestamptz`;
  const { delegationId, form, grantee } = of;
  const narrowed = where(parameters, [
    [(place) => `account_id = ${place}`, accountId],
    [(place) => `delegation_id = ${place}::uuid`, delegationId],
    [(place) => `form = ${place}`, form],
    [(place) => `company_id = ${place}`, grantee?.companyId ?? undefined],
    [(place) => `grantee_issuer = ${place}`, grantee?.person?.issuer],
    [(place) => `grantee_subject = ${place}`, grantee?.person?.subject],
  ]);
  const rows = await inside.query<{ id: string }>(
    `UPDATE delegations SET revoked_at = greatest(from_at, ${now}), revoked_evidence = ${parameters.bind(evidence)}
     WHERE revoked_at IS NULL AND (until_at IS NULL OR until_at > ${now})${narrowed} RETURNING delegation_id AS id`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}
