// Whole lines into the records of RFC 4180. A line without a quote is its values between commas, which is all the RFC says
// of it; every other is read by csv-parse. A malformed line takes no other with it: reading goes on at the line after it.
import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import type { FaultCode } from './faults.js';

export interface SourceRecord {
  /** Of its first line; the header is line 1. */
  readonly line: number;
  /** Of a line that is no record: the whole line. */
  readonly fields: readonly (string | Buffer)[];
  readonly fault: FaultCode | null;
}

export interface SplitLines {
  readonly records: readonly SourceRecord[];
  /** Lines at the end that wait for the end of a value in quotes. */
  readonly linesLeft: number;
}

export const LONGEST_LINE = 64 * 1024;
const MOST_LINES_OF_RECORD = 100;
const LINE_FEED = 0x0a;

/** @param bytes end with a line feed. @param isLast nothing comes after them, so that nothing waits. */
export function splitRecords(bytes: Buffer, firstLine: number, isLast: boolean): SplitLines {
  const lines = linesOf(bytes);
  const quoted: string[] = [];
  const places: string[][] = [];
  const split = assemble(lines, firstLine, isLast, (text) => {
    quoted.push(text);
    const place: string[] = [];
    places.push(place);
    return place;
  });
  const parsed = readQuoted(quoted);
  if (parsed === null) return assemble(lines, firstLine, isLast, (text) => readQuoted([text])?.[0] ?? null);
  places.forEach((place, index) => place.push(...(parsed[index] ?? [])));
  return split;
}

/** Null when one of them is malformed. */
function readQuoted(records: readonly string[]): string[][] | null {
  if (records.length === 0) return [];
  try {
    const parsed = parse(records.join('\n'), { record_delimiter: '\n', relax_column_count: true });
    return parsed.length === records.length ? parsed : null;
  } catch {
    return null;
  }
}

/** A line that is not UTF-8 stays bytes. */
function linesOf(bytes: Buffer): (string | Buffer)[] {
  if (isUtf8(bytes)) return bytes.toString('utf8').slice(0, -1).split('\n');
  const lines: (string | Buffer)[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, start);
    const line = bytes.subarray(start, end);
    lines.push(isUtf8(line) ? line.toString('utf8') : line);
    start = end + 1;
  }
  return lines;
}

type ReadQuoted = (text: string) => string[] | null;

function assemble(
  lines: readonly (string | Buffer)[],
  firstLine: number,
  isLast: boolean,
  read: ReadQuoted,
): SplitLines {
  const records: SourceRecord[] = [];
  for (let place = 0; place < lines.length;) {
    const taken = takeRecord(lines, place, read);
    if (taken === null && !isLast) return { records, linesLeft: lines.length - place };
    const { fields, fault, count } = taken ?? refused(lines[place], 'LINE_MALFORMED');
    if (fields !== null) records.push({ line: firstLine + place, fields, fault });
    place += count;
  }
  return { records, linesLeft: 0 };
}

interface TakenRecord {
  /** Null of an empty line, which is no record. */
  readonly fields: SourceRecord['fields'] | null;
  readonly fault: FaultCode | null;
  /** Lines that it stands on. */
  readonly count: number;
}

/** Null when its quotes are open at the end of the lines. */
function takeRecord(
  lines: readonly (string | Buffer)[],
  place: number,
  read: ReadQuoted,
): TakenRecord | null {
  const raw = lines[place] ?? '';
  if (raw.length > LONGEST_LINE) return refused(raw, 'LINE_TOO_LONG');
  if (typeof raw !== 'string') return refused(raw, 'NOT_UTF8');
  if (raw.includes('"')) return takeQuoted(lines, place, read);
  const text = withoutReturn(raw);
  if (text.includes('\r')) return refused(raw, 'LINE_MALFORMED');
  return { fields: text === '' ? null : text.split(','), fault: null, count: 1 };
}

function takeQuoted(
  lines: readonly (string | Buffer)[],
  place: number,
  read: ReadQuoted,
): TakenRecord | null {
  const count = linesToQuotesEnd(lines, place);
  if (count === 'WAITS') return null;
  const fields = count === 'NEVER' ? null : read(withoutReturn(lines.slice(place, place + count).join('\n')));
  return fields === null || count === 'NEVER'
    ? refused(lines[place], 'LINE_MALFORMED')
    : { fields, fault: null, count };
}

function refused(raw: string | Buffer | undefined, fault: FaultCode): TakenRecord {
  return { fields: [raw ?? ''], fault, count: 1 };
}

/** How many lines the record takes: a record ends where all its quotes are closed. */
function linesToQuotesEnd(lines: readonly (string | Buffer)[], first: number): number | 'WAITS' | 'NEVER' {
  let open = false;
  let length = 0;
  for (let count = 1; count <= MOST_LINES_OF_RECORD; count += 1) {
    const line = lines[first + count - 1];
    if (line === undefined) return 'WAITS';
    length += line.length;
    if (typeof line !== 'string' || length > LONGEST_LINE) return 'NEVER';
    if (hasOddQuotes(line)) open = !open;
    if (!open) return count;
  }
  return 'NEVER';
}

function hasOddQuotes(line: string): boolean {
  let odd = false;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
