// Reads one page of each owner's records by keyset, all owners in one statement, each page by its own index scan.
// INVARIANT: the keyset columns follow account_id in an index of the table, so a page costs its own rows whatever lies before it.
import type { Database } from './database.js';
import { Parameters, where, type Condition, type Instants } from './parameters.js';
import { bindOwners, distinctOwners, keyOf, matchOwners, type Owner, type Scope } from './scope.js';
import { select, type PropertyTable, type Row, type Selection } from './select.js';

/** The values of the keyset columns of a row, as text that PostgreSQL reads back exactly. */
export type Key = readonly string[];

export interface KeyedRow {
  readonly key: Key;
  readonly node: Row;
}

export interface Page {
  readonly rows: readonly KeyedRow[];
  readonly hasNextPage: boolean;
}

export interface PageArguments {
  readonly first: number;
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
  const found = new Map<string, KeyedRow[]>(owners.map((owner) => [keyOf(owner), []]));
  if (owners.length > 0) {
    const selected = select(request.table, request.properties);
    const parameters = new Parameters();
    const sql = pageStatement(source, request, owners, selected, parameters);
    const rows = await database.query<Row & { owner: string }>(sql, parameters.values);
    const keys = source.keyset.map((_, place) => keyAt(place));
    for (const row of rows)
      found.get(row.owner)?.push({ key: keys.map((name) => String(row[name])), node: selected.shape(row) });
  }
  return new Map([...found].map(([owner, rows]) => [owner, cut(rows, request.first)]));
}

function pageStatement(
  source: PageSource,
  request: PageRequest,
  owners: readonly Owner[],
  selected: ReturnType<typeof select>,
  parameters: Parameters,
): string {
  const { scope, alias, keyset, direction } = source;
  const beyond = direction === 'DESC' ? '<' : '>';
  const columns = keyset.map(({ column, hashed }) =>
    hashed ? `md5(${alias}.${column}::text)` : `${alias}.${column}`,
  );
  const after = keyset.map((_, place) => `after_${place}`);
  const requested = parameters.bindInstants(
    selected.columns.map((column) => `, ${column}`).join(''),
    request.instants,
  );
  const unnest = [
    ...bindOwners(parameters, scope, owners),
    ...keyset.map(({ type }, place) => {
      const keys = owners.map((owner) => request.after?.get(keyOf(owner))?.[place] ?? START[direction][type]);
      return `${parameters.bind(keys)}::${type}[]`;
    }),
  ];
  // The bound on the first column alone lets PostgreSQL leave out the months that lie beyond the key.
  return `SELECT wanted.${scope[scope.length - 1] ?? ''} AS "owner", page.*
    FROM unnest(${unnest.join(', ')}) AS wanted (${[...scope, ...after].join(', ')})
    CROSS JOIN LATERAL (
      SELECT ${columns.map((column, place) => `${column}::text AS "${keyAt(place)}"`).join(', ')}${requested}
      FROM ${source.from} ${selected.joins.join(' ')}
      WHERE ${matchOwners(scope, alias)}
        AND ${columns[0] ?? ''} ${beyond}= wanted.after_0
        AND (${columns.join(', ')}) ${beyond} (${after.map((name) => `wanted.${name}`).join(', ')})
        AND ${source.always ?? 'true'}${where(parameters, request.conditions ?? [])}
      ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')}
      LIMIT ${parameters.bind(request.first + 1)}
    ) AS page`;
}

/** The column that a value of the key comes in; no property is named so. */
function keyAt(place: number): string {
  return `key ${place}`;
}

function cut(rows: readonly KeyedRow[], first: number): Page {
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
