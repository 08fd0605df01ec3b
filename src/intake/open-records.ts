// A file of records, opened: its header, and its records from where a run goes on.
import type { Readable } from 'node:stream';
import { openFile, openSource } from './open-source.js';
import { readHeader, type FileHeader, type HeaderColumn } from './read-header.js';
import { readRecords, type Position, type RecordBlock } from './read-records.js';

export interface OpenedRecords {
  readonly header: FileHeader;
  readonly blocks: AsyncIterable<RecordBlock>;
  readonly bytesRead: () => number;
  readonly close: () => Promise<unknown>;
}

/** @throws Error when the header line is not what the columns ask for */
export async function openRecords(input: Readable, columns: readonly HeaderColumn[]): Promise<OpenedRecords> {
  const { text, bytesRead } = openSource(input);
  const blocks = readRecords(text);
  let first = await blocks.next();
  while (first.done !== true && first.value.records.length === 0) first = await blocks.next();
  const [header, ...records] = first.done === true ? [] : first.value.records;
  const rest = async function* () {
    if (first.done !== true) yield { ...first.value, records };
    yield* blocks;
  };
  const close = () => blocks.return(undefined);
  return { header: readHeader(header, columns), blocks: rest(), bytesRead, close };
}

/** The same file, from a position in its text that a run had reached. */
export async function reopenRecords(
  path: string,
  opened: OpenedRecords,
  from: Position,
): Promise<OpenedRecords> {
  await opened.close();
  const { text, bytesRead } = openSource(openFile(path));
  const blocks = readRecords(skip(text, from.bytes), from);
  return { header: opened.header, blocks, bytesRead, close: () => blocks.return(undefined) };
}

async function* skip(text: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of text) {
    if (chunk.length > left) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}
