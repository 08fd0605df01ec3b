// Finds accounts for a caller. The tie is part of the query itself, so that an account without one is not found:
// missing and unrelated are the same statement with the same answer. Status and since are read only while the tie is in force.
import type { Instant } from '../../clock.js';
import type { Database } from '../database.js';
import { Parameters, where, type Condition } from '../parameters.js';
import { TIES, tieValues, type Tie, type TieReason } from '../ties.js';

export type AccountStatus = 'APPLICANT' | 'ACTIVE' | 'SUSPENDED' | 'CLOSED';

export interface FoundAccount {
  readonly id: string;
  readonly number: string;
  readonly tieInForce: boolean;
  /** Null while the tie is in force. */
  readonly tieReason: TieReason | null;
  /** Null while the tie is not in force, as are `since` and `version`. */
  readonly status: AccountStatus | null;
  readonly since: Date | null;
  readonly version: number | null;
}

interface AccountsRequest {
  readonly tie: Tie;
  readonly at: Instant;
  /** The account numbers that the grant is limited to; absent or null: not limited. */
  readonly accountNumbers?: readonly string[] | null | undefined;
}

export interface FindAccountsRequest extends AccountsRequest {
  readonly by: { readonly ids: readonly string[] } | { readonly numbers: readonly string[] };
}

export interface PageAccountsRequest extends AccountsRequest {
  readonly first: number;
  /** The id of the last account of the page before. */
  readonly after?: string | undefined;
}

export interface AccountPage {
  readonly accounts: readonly FoundAccount[];
  readonly hasNextPage: boolean;
}

/** In no promised order; what is not tied to the caller is absent. */
export function findAccounts(database: Database, request: FindAccountsRequest): Promise<FoundAccount[]> {
  const { by } = request;
  return runQuery(database, request, [
    [(place) => `candidate.account_id = ANY(${place}::uuid[])`, 'ids' in by ? by.ids : undefined],
    [withNumbers, 'numbers' in by ? by.numbers : undefined],
  ]);
}

/** By account id. */
export async function pageAccounts(database: Database, request: PageAccountsRequest): Promise<AccountPage> {
  const after: Condition = [(place) => `candidate.account_id > ${place}::uuid`, request.after];
  const found = await runQuery(database, request, [after], request.first + 1);
  return { accounts: found.slice(0, request.first), hasNextPage: found.length > request.first };
}

/** Read as an array beforehand, so that the look-up narrows the index scan instead of filtering it. */
function withNumbers(place: string): string {
  return `candidate.account_id = ANY(ARRAY(SELECT n.account_id FROM account_numbers n WHERE n.number = ANY(${place}::text[])))`;
}

function runQuery(
  database: Database,
  { tie, at, accountNumbers }: AccountsRequest,
  conditions: readonly Condition[],
  limit?: number,
): Promise<FoundAccount[]> {
  const parameters = new Parameters();
  const { candidates, state } = TIES[tie.kind];
  const from = parameters.bindNamed(
    `(${candidates}) AS candidate
     JOIN accounts a ON a.account_id = candidate.account_id
     CROSS JOIN LATERAL (${state}) AS tie`,
    tieValues(tie, at),
  );
  const narrowed = where(parameters, [...conditions, [withNumbers, accountNumbers ?? undefined]]);
  return database.query<FoundAccount>(
    `SELECT a.account_id AS id, a.number, tie.reason IS NULL AS "tieInForce", tie.reason AS "tieReason",
       CASE WHEN tie.reason IS NULL THEN a.status END AS status,
       CASE WHEN tie.reason IS NULL THEN a.since END AS since,
       CASE WHEN tie.reason IS NULL THEN a.version END AS version
     FROM ${from}
     WHERE true${narrowed}
     ORDER BY candidate.account_id${limit === undefined ? '' : ` LIMIT ${parameters.bind(limit)}`}`,
    parameters.values,
  );
}
