// Reads whole short lists (services, trunks, routes ...) of all owners in one statement.
import type { Database } from './database.js';
import { Parameters, where, type Condition, type Instants } from './parameters.js';
import { bindOwners, distinctOwners, keyOf, matchOwners, type Owner, type Scope } from './scope.js';
import { select, type PropertyTable, type Row, type Selection } from './select.js';

export interface ListSource {
  readonly from: string;
  readonly alias: string;
  readonly scope: Scope;
  readonly order: string;
  /** What every row of the list must be. */
  readonly always?: string;
  readonly groupBy?: string;
}

export interface ListRequest {
  readonly owners: readonly Owner[];
  readonly table: PropertyTable;
  readonly properties: Selection;
  readonly conditions?: readonly Condition[];
  /** The instants that the table's expressions name. */
  readonly instants?: Instants;
}

/** Every owner asked for is in the answer, with an empty list when it has no row. */
export async function readLists(
  database: Database,
  source: ListSource,
  request: ListRequest,
): Promise<Map<string, Row[]>> {
  const owners = distinctOwners(request.owners);
  const lists = new Map<string, Row[]>(owners.map((owner) => [keyOf(owner), []]));
  if (owners.length === 0) return lists;

  const { scope, alias } = source;
  const selected = select(request.table, request.properties);
  const parameters = new Parameters();
  const unnest = bindOwners(parameters, scope, owners).join(', ');
  const columns = parameters.bindInstants(
    selected.columns.map((column) => `, ${column}`).join(''),
    request.instants,
  );
  // One short sort or sum for each owner: together they would be one long one, whose size no plan that is kept can foresee.
  const rows = await database.query<Row & { owner: string }>(
    `SELECT wanted.${scope[scope.length - 1] ?? ''} AS "owner", list.*
     FROM unnest(${unnest}) AS wanted (${scope.join(', ')})
     CROSS JOIN LATERAL (
       SELECT true AS "listed"${columns}
       FROM ${source.from} ${selected.joins.join(' ')}
       WHERE ${matchOwners(scope, alias)} AND ${source.always ?? 'true'}${where(parameters, request.conditions ?? [])}
       ${source.groupBy === undefined ? '' : `GROUP BY ${source.groupBy}`}
       ORDER BY ${source.order}
     ) AS list`,
    parameters.values,
  );
  for (const row of rows) lists.get(row.owner)?.push(selected.shape(row));
  return lists;
}
