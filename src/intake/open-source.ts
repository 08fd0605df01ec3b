// Where the bytes come from: a file or standard input, unpacked when its first two bytes say gzip (RFC 1952).
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PassThrough, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface FileIdentity {
  readonly bytes: number;
  readonly sha256: string;
}

export interface Source {
  /** The text, uncompressed. Ends with an error when what is packed is damaged. */
  readonly text: AsyncIterable<Buffer>;
  /** Bytes read so far as they came, compressed or not. */
  readonly bytesRead: () => number;
}

const CHUNK = 256 * 1024;

/** By its content, so that a file that was moved is known, and one that was changed is another. */
export async function identifyFile(path: string): Promise<FileIdentity> {
  const hash = createHash('sha256');
  await pipeline(openFile(path), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

export function openFile(path: string): Readable {
  return createReadStream(path, { highWaterMark: CHUNK });
}

export function openSource(input: Readable): Source {
  let read = 0;
  const count = (bytes: number) => (read += bytes);
  return { text: decoded(counted(input, count)), bytesRead: () => read };
}

async function* counted(
  input: AsyncIterable<Buffer>,
  count: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of input) {
    count(chunk.length);
    yield chunk;
  }
}

const GZIP = Buffer.from([0x1f, 0x8b]);
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Unpacked if need be, and without a byte order mark. */
async function* decoded(input: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const packed = await readHead(input, GZIP.length);
  const isPacked = packed.head.subarray(0, GZIP.length).equals(GZIP);
  const text = isPacked ? gunzip(packed.whole) : packed.whole;
  const { head, whole } = await readHead(text, BYTE_ORDER_MARK.length);
  let marked = head.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  for await (const chunk of whole) {
    yield marked ? chunk.subarray(BYTE_ORDER_MARK.length) : chunk;
    marked = false;
  }
}

/** The first bytes, `least` of them if there are as many, and all bytes with them. */
async function readHead(
  input: AsyncGenerator<Buffer>,
  least: number,
): Promise<{ head: Buffer; whole: AsyncGenerator<Buffer> }> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < least) {
    const read = await input.next();
    if (read.done === true) break;
    head = Buffer.concat([head, read.value]);
  }
  return { head, whole: joined(head, input) };
}

async function* joined(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* rest;
}

async function* gunzip(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const text = new PassThrough({ highWaterMark: CHUNK });
  const unpacking = pipeline(packed, createGunzip({ chunkSize: CHUNK }), text);
  unpacking.catch(() => undefined); // told below, once the text that could be unpacked has been read
  try {
    yield* text as AsyncIterable<Buffer>;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
    throw new Error('the file is damaged: it cannot be unpacked to its end', { cause: error });
  }
}
