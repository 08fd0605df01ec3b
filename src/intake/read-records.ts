// A stream of bytes as records, block by block, in bounded memory: what is longer than a line can be is dropped as it comes.
// A block ends where a record ends, so that a run can go on there.
import { LONGEST_LINE, splitRecords, type SourceRecord } from './split-records.js';

export interface Position {
  /** Bytes of the text, uncompressed. */
  readonly bytes: number;
  readonly lines: number;
}

export interface RecordBlock {
  readonly records: readonly SourceRecord[];
  /** What has been read with this block. */
  readonly end: Position;
}

const LINE_FEED = 0x0a;
const NOTHING = Buffer.alloc(0);

export const BEGINNING: Position = { bytes: 0, lines: 0 };

/** @param from where the source begins in the whole text */
export async function* readRecords(
  source: AsyncIterable<Buffer>,
  from: Position = BEGINNING,
): AsyncGenerator<RecordBlock> {
  let left: Buffer = NOTHING;
  let end = from;
  let read = from.bytes;
  const counted = async function* () {
    for await (const chunk of source) {
      read += chunk.length;
      yield chunk;
    }
  };
  for await (const { bytes: added, dropped } of wholeLines(counted())) {
    const bytes = left.length === 0 ? added : Buffer.concat([left, added]);
    const { records, linesLeft } = splitRecords(bytes, end.lines + 1, false);
    left = lastLines(bytes, linesLeft);
    const done = bytes.subarray(0, bytes.length - left.length);
    end = {
      bytes: Math.min(end.bytes + done.length + dropped, read),
      lines: end.lines + countLines(done),
    };
    yield { records, end };
  }
  if (left.length === 0) return;
  const { records } = splitRecords(left, end.lines + 1, true);
  yield { records, end: { bytes: read, lines: end.lines + countLines(left) } };
}

interface WholeLines {
  /** Ends with a line feed, though the last line of the source may have none. */
  readonly bytes: Buffer;
  /** How many bytes more the source had here: the rest of a line that is too long. */
  readonly dropped: number;
}

async function* wholeLines(source: AsyncIterable<Buffer>): AsyncGenerator<WholeLines> {
  let line: Buffer = NOTHING;
  let dropped = 0;
  const keep = (bytes: Buffer) => {
    const kept = bytes.subarray(0, LONGEST_LINE + 1 - line.length);
    dropped += bytes.length - kept.length;
    line = Buffer.concat([line, kept]);
  };
  for await (const chunk of source) {
    const first = chunk.indexOf(LINE_FEED);
    const after = chunk.lastIndexOf(LINE_FEED) + 1;
    if (first === -1) {
      keep(chunk);
      continue;
    }
    keep(chunk.subarray(0, first));
    yield { bytes: Buffer.concat([line, chunk.subarray(first, after)]), dropped };
    [line, dropped] = [NOTHING, 0];
    keep(chunk.subarray(after));
  }
  if (line.length > 0) yield { bytes: Buffer.concat([line, Buffer.from('\n')]), dropped };
}

function lastLines(bytes: Buffer, count: number): Buffer {
  let start = bytes.length;
  for (let passed = 0; passed < count; passed += 1) start = bytes.lastIndexOf(LINE_FEED, start - 2) + 1;
  return bytes.subarray(start);
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
