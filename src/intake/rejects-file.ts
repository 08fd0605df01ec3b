// The rows that were not taken, beside their file and nowhere else: its line, why, and its own columns. Readable by its
// owner alone. What is written is counted by the run, so that after a kill the file is cut back to what was committed.
import { open, rm, stat, type FileHandle } from 'node:fs/promises';
import type { Fault } from './faults.js';
import { REJECTED_COLUMNS, type FileHeader } from './read-header.js';

export interface RejectedRow extends Fault {
  readonly line: number;
  readonly fields: readonly (string | Buffer)[];
}

const OWNER_ALONE = 0o600;

export class RejectsFile {
  readonly #path: string;
  #handle: FileHandle | null = null;

  private constructor(path: string) {
    this.#path = path;
  }

  /** @throws Error when the file is not as the run left it */
  static async continueAt(path: string, bytes: number): Promise<RejectsFile> {
    const file = new RejectsFile(path);
    if (bytes === 0) {
      await removeRejects(path);
      return file;
    }
    const found = await stat(path).catch(() => null);
    if (found === null || found.size < bytes)
      throw new Error(`${path} is not as the run left it: start again with --restart`);
    file.#handle = await open(path, 'r+');
    await file.#handle.truncate(bytes);
    return file;
  }

  /** Durable when it resolves. Answers the length of the file. */
  async append(rows: readonly RejectedRow[], header: FileHeader, at: number): Promise<number> {
    if (rows.length === 0) return at;
    this.#handle ??= await open(this.#path, 'wx', OWNER_ALONE);
    const head = at === 0 ? [csvLine([...REJECTED_COLUMNS, ...header.kept.map(({ name }) => name)])] : [];
    const bytes = Buffer.concat([...head, ...rows.map((row) => rejectedLine(row, header))]);
    for (let done = 0; done < bytes.length;)
      done += (await this.#handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
    await this.#handle.datasync();
    return at + bytes.length;
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }
}

/** Of an earlier run; whatever else stands at the path is left alone. */
async function removeRejects(path: string): Promise<void> {
  const found = await open(path, 'r').catch(() => null);
  if (found === null) return;
  const head = Buffer.alloc(REJECTED_COLUMNS[0].length);
  const { bytesRead } = await found.read(head).finally(() => found.close());
  if (bytesRead > 0 && head.toString() !== REJECTED_COLUMNS[0])
    throw new Error(`${path} is no rejects file, and is not replaced by one: name another with --rejects`);
  await rm(path);
}

function rejectedLine({ line, code, column, fields }: RejectedRow, { width, kept }: FileHeader): Buffer {
  const isCard = (name: string) => code === 'CARD_NUMBER_REFUSED' && name === column;
  const own =
    fields.length === width
      ? kept.map(({ name, place }) => (isCard(name) ? '' : (fields[place] ?? '')))
      : fields;
  return csvLine([String(line), code, column ?? '', ...own]);
}

/** Cells as they were, byte by byte: the file is there to be corrected and imported again. */
function csvLine(cells: readonly (string | Buffer)[]): Buffer {
  const parts = cells.map((cell) =>
    csvCell(Buffer.isBuffer(cell) ? cell.toString('latin1') : latin1Of(cell)),
  );
  return Buffer.from(`${parts.join(',')}\n`, 'latin1');
}

/** One character for each byte of its UTF-8. */
function latin1Of(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
