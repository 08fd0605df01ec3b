// Reads one page of each owner's records by keyset, all owners in one statement, each page by its own index scan: as rows, or as JSON in
// the form of the answer.
// INVARIANT: the keyset columns follow account_id in an index of the table, so a page costs its own rows whatever lies before it.
import { JsonList } from '../json-list.js';
import { groupByOwner, ofEachOwner, queryWritten, writtenColumns, type Written } from './by-owner.js';
import type { Database } from './database.js';
import { Parameters, where, type Condition, type Instants } from './parameters.js';
import { distinctOwners, keyOf, matchOwners, type Owner, type Scope } from './scope.js';
import { select, type PropertyTable, type Row, type Selection } from './select.js';
import { writeRow, type RowForm } from './write-rows.js';

/** The values of the keyset columns of a row, as text that PostgreSQL reads back exactly. */
export type Key = readonly string[];

export interface KeyedRow {
  readonly key: Key;
  readonly node: Row;
}

export interface Page {
  /** None of a page that is written. */
  readonly rows: readonly KeyedRow[];
  readonly written?: WrittenPage;
  readonly hasNextPage: boolean;
}

export interface WrittenPage {
  readonly list: JsonList;
  /** Of its first row and its last, where they were asked for. */
  readonly ends: readonly Key[];
}

export interface PageForm {
  readonly row: RowForm;
  /** Whether the keys of the first row and the last are asked for. */
  readonly ends: boolean;
}

export interface PageArguments {
  readonly first: number;
  /** A page to be written, where every row has the form. */
  readonly form?: PageForm | undefined;
  /** The key of the last row of the page before, by owner. */
  readonly after?: ReadonlyMap<string, Key> | undefined;
}

interface KeyColumn {
  readonly column: string;
  /** Ordered by the hash of the column, so that the order says nothing of the row. */
  readonly hashed?: true;
  readonly type: 'timestamptz' | 'uuid' | 'text';
}

export interface PageSource {
  readonly from: string;
  readonly alias: string;
  readonly scope: Scope;
  readonly keyset: readonly KeyColumn[];
  readonly direction: 'ASC' | 'DESC';
  readonly always?: string;
}

export interface PageRequest extends PageArguments {
  readonly owners: readonly Owner[];
  readonly table: PropertyTable;
  readonly properties: Selection;
  readonly conditions?: readonly Condition[];
  /** The instants that the table's expressions name. */
  readonly instants?: Instants;
}

/** The key before every row, in the direction read: with it the first page is the same statement as the next. */
const START = {
  DESC: { timestamptz: 'infinity', uuid: 'ffffffff-ffff-ffff-ffff-ffffffffffff', text: '\u{10ffff}' },
  ASC: { timestamptz: '-infinity', uuid: '00000000-0000-0000-0000-000000000000', text: '' },
} as const;

/** Every owner asked for is in the answer, with an empty page when it has no row. */
export async function readPages(
  database: Database,
  source: PageSource,
  request: PageRequest,
): Promise<Map<string, Page>> {
  const owners = distinctOwners(request.owners);
  const asked = { ...request, owners };
  if (owners.length === 0) return new Map();
  const { form } = request;
  const written = form === undefined ? null : await writePages(database, source, asked, form);
  return written ?? pageRows(database, source, asked);
}

async function pageRows(
  database: Database,
  source: PageSource,
  request: PageRequest,
): Promise<Map<string, Page>> {
  const selected = select(request.table, request.properties);
  const parameters = new Parameters();
  const columns = [...keyColumns(source), ...selected.columns].join(', ');
  const sql = ofEach(
    source,
    request,
    parameters,
    `SELECT ${columns} ${rowsOf(source, request, parameters, selected.joins)}`,
  );
  const rows = await database.query<Row & { owner: string }>(sql, parameters.values);
  const keys = source.keyset.map((_, place) => keyAt(place));
  const found = groupByOwner(request.owners, rows, (row) => ({
    key: keys.map((name) => String(row[name])),
    node: selected.shape(row),
  }));
  return new Map([...found].map(([owner, page]) => [owner, cut(page, request.first)]));
}

/** With the keys of the ends, where they were asked for; of the rows one more than the page has, where there is a next one. */
type WrittenKeyed = Written & Row;

/** Null where a row does not have the form. */
async function writePages(
  database: Database,
  source: PageSource,
  request: PageRequest,
  form: PageForm,
): Promise<Map<string, Page> | null> {
  const parameters = new Parameters();
  const { text, joins } = writeRow(request.table, request.properties, form.row, parameters);
  const columns = [...(form.ends ? keyColumns(source) : []), `${text} AS "text"`].join(', ');
  const first = `${parameters.bind(request.first)}::integer`;
  const written = [
    writtenColumns(`FILTER (WHERE written.place <= ${first})`),
    ...(form.ends ? endColumns(source, first) : []),
  ];
  const sql = ofEach(
    source,
    request,
    parameters,
    `SELECT ${written.join(', ')}
     FROM (SELECT row_number() OVER () AS place, listed.*
       FROM (SELECT ${columns} ${rowsOf(source, request, parameters, joins)}) AS listed) AS written`,
  );
  const pages = await queryWritten<WrittenKeyed>(database, sql, parameters);
  return pages && new Map(pages.map((page) => [page.owner, toPage(source, request.first, form, page)]));
}

function toPage({ keyset }: PageSource, first: number, form: PageForm, page: WrittenKeyed): Page {
  const { rows, text } = page;
  const list = new JsonList(text ?? '[]', Math.min(rows, first));
  const endAt = (end: 'first' | 'last') => keyset.map((_, place) => String(page[`${end} ${keyAt(place)}`]));
  const ends = form.ends && rows > 0 ? [endAt('first'), endAt('last')] : [];
  return { rows: [], written: { list, ends }, hasNextPage: rows > first };
}

function endColumns({ keyset }: PageSource, first: string): string[] {
  return keyset.flatMap((_, place) => {
    const key = keyAt(place);
    const all = `array_agg(written."${key}")`;
    return [`(${all})[1] AS "first ${key}"`, `(${all})[least(count(*), ${first})] AS "last ${key}"`];
  });
}

/** The first page is the same statement as the next: every owner has a key to go on after. */
function ofEach(
  { scope, keyset, direction }: PageSource,
  request: PageRequest,
  parameters: Parameters,
  page: string,
): string {
  const { owners, after } = request;
  const keys = keyset.map(({ type }, place) => {
    const values = owners.map((owner) => after?.get(keyOf(owner))?.[place] ?? START[direction][type]);
    return { name: afterAt(place), array: `${parameters.bind(values)}::${type}[]` };
  });
  return ofEachOwner(scope, request, parameters, page, keys);
}

/** The bound on the first column alone lets PostgreSQL leave out the months that lie beyond the key. */
function rowsOf(
  source: PageSource,
  { first, conditions }: PageRequest,
  parameters: Parameters,
  joins: readonly string[],
): string {
  const { scope, alias, keyset, direction } = source;
  const beyond = direction === 'DESC' ? '<' : '>';
  const columns = sortColumns(source);
  const after = keyset.map((_, place) => `wanted.${afterAt(place)}`);
  return `FROM ${source.from} ${joins.join(' ')}
    WHERE ${matchOwners(scope, alias)}
      AND ${columns[0] ?? ''} ${beyond}= ${after[0] ?? ''}
      AND (${columns.join(', ')}) ${beyond} (${after.join(', ')})
      AND ${source.always ?? 'true'}${where(parameters, conditions ?? [])}
    ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')}
    LIMIT ${parameters.bind(first + 1)}`;
}

function sortColumns({ keyset, alias }: PageSource): string[] {
  return keyset.map(({ column, hashed }) =>
    hashed ? `md5(${alias}.${column}::text)` : `${alias}.${column}`,
  );
}

function keyColumns(source: PageSource): string[] {
  return sortColumns(source).map((column, place) => `${column}::text AS "${keyAt(place)}"`);
}

function afterAt(place: number): string {
  return `after_${place}`;
}

/** The column that a value of the key comes in; no property is named so. */
function keyAt(place: number): string {
  return `key ${place}`;
}

function cut(rows: readonly KeyedRow[], first: number): Page {
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
