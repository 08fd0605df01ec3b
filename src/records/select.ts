// Turns the properties that a read asks for into SELECT columns and joins, from a closed table of SQL expressions.
// Promises that nothing unrequested is selected or joined, and that no text of a client ever becomes SQL:
// a name that the table lacks is refused, and only the table's own words are written.

/** An object within a row: its own table, an expression that says whether it exists, and the join it needs. */
export interface Nested {
  readonly properties: PropertyTable;
  readonly present: string;
  readonly join?: string;
}

/** Property of the API to SQL expression, or to a nested object. */
export type PropertyTable = Readonly<Record<string, string | Nested>>;

/** The requested properties as a tree; `true` asks for a whole nested object. */
export interface Selection {
  readonly [property: string]: true | Selection;
}

/** The selected properties of one record, and no others. */
export type Row = Readonly<Record<string, unknown>>;

export interface Selected {
  readonly columns: readonly string[];
  readonly joins: readonly string[];
  /** Builds the nested objects from the flat row that the database answers. */
  readonly shape: (flat: Row) => Row;
}

export class UnknownProperty extends Error {
  readonly code = 'UNKNOWN_PROPERTY';
  constructor() {
    super('a property was selected that this record does not have');
    this.name = 'UnknownProperty';
  }
}

export function select(table: PropertyTable, selection: Selection, path = ''): Selected {
  const parts = Object.entries(selection).map(([property, wanted]) => {
    const source = Object.hasOwn(table, property) ? table[property] : undefined;
    if (source === undefined) throw new UnknownProperty();
    if (typeof source !== 'string') return selectNested(source, property, path, wanted);
    if (wanted !== true) throw new UnknownProperty();
    return selectColumn(source, property, path);
  });
  return {
    columns: parts.flatMap((part) => part.columns),
    joins: parts.flatMap((part) => part.joins),
    shape(flat) {
      const row: Record<string, unknown> = {};
      for (const { property, read } of parts) row[property] = read(flat);
      return row;
    },
  };
}

interface Part {
  readonly property: string;
  readonly columns: readonly string[];
  readonly joins: readonly string[];
  readonly read: (flat: Row) => unknown;
}

function selectColumn(expression: string, property: string, path: string): Part {
  const alias = path + property;
  return { property, columns: [`${expression} AS "${alias}"`], joins: [], read: (flat) => flat[alias] };
}

function selectNested(nested: Nested, property: string, path: string, wanted: true | Selection): Part {
  const alias = path + property;
  const inner = select(
    nested.properties,
    wanted === true ? everything(nested.properties) : wanted,
    `${alias}.`,
  );
  return {
    property,
    columns: [`(${nested.present}) AS "${alias}"`, ...inner.columns],
    joins: nested.join === undefined ? inner.joins : [nested.join, ...inner.joins],
    read: (flat) => (flat[alias] === true ? inner.shape(flat) : null),
  };
}

/** Every property of the table, nested ones whole. */
export function everything(table: PropertyTable): Selection {
  return Object.fromEntries(Object.keys(table).map((property) => [property, true as const]));
}
