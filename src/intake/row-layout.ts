// Where the cells of a row stand in the lines of one file, by its header.
import type { Fault, FaultCode } from './faults.js';
import { columnsOf, isOfSeveralRecords, RECORD_COLUMN, type FileKind } from './file-kinds.js';
import type { FileHeader, HeaderColumn } from './read-header.js';
import type { Cells, RowShape } from './row-shape.js';
import type { SourceRecord } from './split-records.js';

export interface ReadRow {
  readonly shape: RowShape;
  readonly cells: Cells;
}

export type ReadRowOf = (record: SourceRecord) => ReadRow | Fault;

export function isFault(row: object): row is Fault {
  return 'code' in row;
}

interface ShapeLayout {
  readonly shape: RowShape;
  /** For each column of the shape where it stands in a line; -1 when the file lacks it. */
  readonly places: readonly number[];
  /** Columns of the file that a row of this shape does not have. */
  readonly foreign: readonly { readonly name: string; readonly place: number }[];
}

export function layoutOf(kind: FileKind, header: FileHeader): ReadRowOf {
  const layouts = new Map(
    Object.entries(kind.shapes).map(([word, shape]) => [word, shapeLayout(kind, shape, header)]),
  );
  const recordPlace = header.places.get(RECORD_COLUMN);
  const [only] = layouts.values();
  return ({ fields, fault }) => {
    if (fault !== null) return lineFault(fault);
    if (fields.length !== header.width) return lineFault('COLUMN_COUNT');
    const layout = recordPlace === undefined ? only : layouts.get(String(fields[recordPlace]));
    return layout === undefined ? { code: 'RECORD_UNKNOWN', column: RECORD_COLUMN } : readRow(layout, fields);
  };
}

function shapeLayout(kind: FileKind, shape: RowShape, { places }: FileHeader): ShapeLayout {
  const own = new Set(shape.columns.map(({ name }) => name));
  return {
    shape,
    places: shape.columns.map(({ name }) => places.get(name) ?? -1),
    foreign: columnsOf(kind)
      .filter(({ name }) => !own.has(name) && places.has(name))
      .map(({ name }) => ({ name, place: places.get(name) ?? -1 })),
  };
}

function readRow({ shape, places, foreign }: ShapeLayout, fields: SourceRecord['fields']): ReadRow | Fault {
  for (const { name, place } of foreign)
    if (fields[place] !== '') return { code: 'VALUE_OUT_OF_PLACE', column: name };
  const cells: Cells = [];
  for (const place of places) {
    const field = fields[place] ?? '';
    cells.push(field === '' ? null : String(field));
  }
  return { shape, cells };
}

function lineFault(code: FaultCode): Fault {
  return { code, column: null };
}

/** The columns that the header line must or may name. */
export function headerColumns(kind: FileKind): HeaderColumn[] {
  const records = Object.keys(kind.shapes).length;
  const columns = columnsOf(kind).map(({ name, required, of }) => ({
    name,
    required: required === true && of.length === records,
  }));
  return isOfSeveralRecords(kind) ? [{ name: RECORD_COLUMN, required: true }, ...columns] : columns;
}
