// Reads whole short lists (services, trunks, routes ...) of all owners in one statement: as rows, or as JSON in the form of the answer.
import { JsonList } from '../json-list.js';
import { groupByOwner, ofEachOwner, queryWritten, writtenColumns } from './by-owner.js';
import type { Database } from './database.js';
import { Parameters, where, type Condition, type Instants } from './parameters.js';
import { distinctOwners, matchOwners, type Owner, type Scope } from './scope.js';
import { select, type PropertyTable, type Row, type Selection } from './select.js';
import { writeRow, type RowForm } from './write-rows.js';

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

/** The list of one owner. */
export type List = Row[] | JsonList;

/** A list to be written, where every row has the form. */
export interface ListForm {
  readonly form?: RowForm | undefined;
}

/** Every owner asked for is in the answer, with an empty list when it has no row. */
export function readLists(
  database: Database,
  source: ListSource,
  request: ListRequest,
): Promise<Map<string, Row[]>>;
export function readLists(
  database: Database,
  source: ListSource,
  request: ListRequest & ListForm,
): Promise<Map<string, List>>;
export async function readLists(
  database: Database,
  source: ListSource,
  { form, ...request }: ListRequest & ListForm,
): Promise<Map<string, List>> {
  const owners = distinctOwners(request.owners);
  const asked = { ...request, owners };
  if (owners.length === 0) return new Map();
  const written = form === undefined ? null : await writeLists(database, source, asked, form);
  return written ?? listRows(database, source, asked);
}

async function listRows(
  database: Database,
  source: ListSource,
  request: ListRequest,
): Promise<Map<string, Row[]>> {
  const selected = select(request.table, request.properties);
  const parameters = new Parameters();
  const columns = ['true AS "listed"', ...selected.columns].join(', ');
  const rows = `SELECT ${columns} ${rowsOf(source, request, parameters, selected.joins)}`;
  const sql = ofEachOwner(source.scope, request, parameters, rows);
  const found = await database.query<Row & { owner: string }>(sql, parameters.values);
  return groupByOwner(request.owners, found, selected.shape);
}

/** Null where a row does not have the form. */
async function writeLists(
  database: Database,
  source: ListSource,
  request: ListRequest,
  form: RowForm,
): Promise<Map<string, JsonList> | null> {
  const parameters = new Parameters();
  const { text, joins } = writeRow(request.table, request.properties, form, parameters);
  const rows = `SELECT ${writtenColumns()}
    FROM (SELECT ${text} AS "text" ${rowsOf(source, request, parameters, joins)}) AS written`;
  const sql = ofEachOwner(source.scope, request, parameters, rows);
  const lists = await queryWritten(database, sql, parameters);
  return lists && new Map(lists.map(({ owner, rows, text }) => [owner, new JsonList(text ?? '[]', rows)]));
}

function rowsOf(
  { from, alias, scope, always, groupBy, order }: ListSource,
  { conditions }: ListRequest,
  parameters: Parameters,
  joins: readonly string[],
): string {
  return `FROM ${from} ${joins.join(' ')}
    WHERE ${matchOwners(scope, alias)} AND ${always ?? 'true'}${where(parameters, conditions ?? [])}
    ${groupBy === undefined ? '' : `GROUP BY ${groupBy}`}
    ORDER BY ${order}`;
}
