// What lists and pages share: one statement for all owners, in which each owner's rows are read by themselves, and what it answers put
// together by owner again.
import type { Database } from './database.js';
import type { Instants, Parameters } from './parameters.js';
import { bindOwners, keyOf, type Owner, type Scope } from './scope.js';

interface OfOwners {
  readonly owners: readonly Owner[];
  /** The instants that the statement names. */
  readonly instants?: Instants | undefined;
}

/** A column of `wanted` besides those of the scope: an array of the values for all owners, in their order. */
interface WantedColumn {
  readonly name: string;
  readonly array: string;
}

/**
 * `rows` is a SELECT that may name the columns of `wanted`. Each owner has its own short sort or sum: together they would be one
 * long one, whose size no plan that is kept can foresee.
 */
export function ofEachOwner(
  scope: Scope,
  { owners, instants }: OfOwners,
  parameters: Parameters,
  rows: string,
  besides: readonly WantedColumn[] = [],
): string {
  const arrays = [...bindOwners(parameters, scope, owners), ...besides.map(({ array }) => array)];
  const names = [...scope, ...besides.map(({ name }) => name)];
  return `SELECT wanted.${scope[scope.length - 1] ?? ''} AS "owner", found.*
    FROM unnest(${arrays.join(', ')}) AS wanted (${names.join(', ')})
    CROSS JOIN LATERAL (${parameters.bindInstants(rows, instants)}) AS found`;
}

interface Owned {
  readonly owner: string;
}

/** Every owner has a list, if an empty one. */
export function groupByOwner<Found extends Owned, Item>(
  owners: readonly Owner[],
  rows: readonly Found[],
  toItem: (row: Found) => Item,
): Map<string, Item[]> {
  const grouped = new Map<string, Item[]>(owners.map((owner) => [keyOf(owner), []]));
  for (const row of rows) grouped.get(row.owner)?.push(toItem(row));
  return grouped;
}

/** What an owner's rows were written as. */
export interface Written extends Owned {
  readonly rows: number;
  /** Of the rows, those that have the form. */
  readonly fitting: number;
  /** Null of no row. */
  readonly text: string | null;
}

/** Of rows `written` with a column `text`; `filter` says which of them are in the list. */
export function writtenColumns(filter = ''): string {
  return `count(*)::integer AS "rows", count(written."text")::integer AS "fitting",
    '[' || string_agg(written."text", ',') ${filter} || ']' AS "text"`;
}

/** Null where a row does not have its form. */
export async function queryWritten<Found extends Written>(
  database: Database,
  sql: string,
  { values }: Parameters,
): Promise<Found[] | null> {
  const found = await database.query<Found>(sql, values);
  return found.every(({ rows, fitting }) => fitting === rows) ? found : null;
}
