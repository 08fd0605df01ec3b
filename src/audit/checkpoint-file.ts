/**
 * Files outside the database that bear witness for the log: every checkpoint, appended and flushed to the disk, and
 * the verifier keys. Whoever rules the database alone cannot take back what stands here.
 */
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { splitNotes } from './checkpoint.js';
import { errorCode } from '../error-code.js';

/** More than any note of this log is long. */
const TAIL_BYTES = 16 * 1024;

/** The last whole note; what a crash left behind it is cut off. Null when there is none. */
export async function lastNoteIn(path: string): Promise<string | null> {
  const length = await lengthOf(path);
  if (length === null || length === 0) return null;
  const file = await open(path, 'r+');
  try {
    const begin = Math.max(0, length - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length - begin), 0, length - begin, begin);
    const tail = buffer.subarray(0, bytesRead).toString('utf8');
    const { notes, end } = splitNotes(tail);
    if (tail.slice(end).trim() !== '') await file.truncate(begin + Buffer.byteLength(tail.slice(0, end)));
    return notes.at(-1) ?? null;
  } finally {
    await file.close();
  }
}

/** On the disk when fulfilled. */
export async function appendDurably(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a', 0o640);
  try {
    await file.write(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Empty when there is no such file. */
export async function readIfThere(path: string): Promise<string> {
  return (await lengthOf(path)) === null ? '' : readFile(path, 'utf8');
}

async function lengthOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
