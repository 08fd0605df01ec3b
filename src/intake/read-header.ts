// The header line: which column of a file is which. What it says wrongly is told by place, never by value: a file without a
// header has a customer's first row there.
import type { SourceRecord } from './split-records.js';

/** Added to the rows of a rejects file, so that it can be corrected and imported as it stands. */
export const REJECTED_COLUMNS = ['rejected_line', 'rejected_reason', 'rejected_column'] as const;

export interface FileHeader {
  /** How many values every row has. */
  readonly width: number;
  /** Where each column stands. */
  readonly places: ReadonlyMap<string, number>;
  /** The names of the columns but for those of a rejects file, and where they stand. */
  readonly kept: readonly { readonly name: string; readonly place: number }[];
}

export interface HeaderColumn {
  readonly name: string;
  readonly required: boolean;
}

/** @throws Error when it is malformed, or a column is unknown, stands twice, or is missing though required */
export function readHeader(record: SourceRecord | undefined, columns: readonly HeaderColumn[]): FileHeader {
  if (record === undefined) throw new Error('the file is empty: its first line names the columns');
  if (record.fault !== null) throw new Error('the header line is malformed');
  const names = record.fields.map(String);
  const places = new Map<string, number>();
  names.forEach((name, place) => {
    if (!isKnown(name, columns)) throw new Error(`column ${place + 1} of the header line has no known name`);
    if (places.has(name)) throw new Error(`the header line names ${name} twice`);
    places.set(name, place);
  });
  const missing = columns.find(({ name, required }) => required && !places.has(name));
  if (missing !== undefined) throw new Error(`the header line lacks ${missing.name}`);
  const kept = names.map((name, place) => ({ name, place })).filter(({ name }) => !isOfRejects(name));
  return { width: names.length, places, kept };
}

function isKnown(name: string, columns: readonly HeaderColumn[]): boolean {
  return isOfRejects(name) || columns.some((column) => column.name === name);
}

function isOfRejects(name: string): boolean {
  return REJECTED_COLUMNS.some((each) => each === name);
}
