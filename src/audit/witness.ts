/**
 * What this process knows of the log from outside the database: the last checkpoint in its file. Every node writes out
 * every checkpoint, whoever sealed it, and refuses to go on when the database no longer has what the file has.
 */
import { openCheckpoint, type SignedCheckpoint, type TrustedKey } from './checkpoint.js';
import { appendDurably, lastNoteIn, readIfThere } from './checkpoint-file.js';
import { readCheckpoints, type LogDatabase } from './log-store.js';
import type { VerifierKey } from './signed-note.js';
import { formatTrustedKey, parseTrustedKeys, trusted } from './trusted-keys.js';

export interface WitnessFiles {
  readonly checkpoints: string;
  readonly keys: string;
}

/** The log in the database is not the continuation of the log that was witnessed: nothing may be sealed onto it. */
export class LogForked extends Error {
  readonly code = 'AUDIT_LOG_FORKED';
  constructor(what: string, size: number) {
    super(`the audit log is not what it was: ${what} at size ${size}; run \`account-data audit verify\``);
    this.name = 'LogForked';
  }
}

const PAGE = 1000;

export class Witness {
  readonly #files: WitnessFiles;
  readonly #own: readonly VerifierKey[];
  #last: SignedCheckpoint | null = null;
  #keys: TrustedKey[] = [];
  #opened = false;

  /** `own` are the keys that this process holds: believed whatever the keys file says. */
  constructor(files: WitnessFiles, own: readonly VerifierKey[]) {
    this.#files = files;
    this.#own = own;
  }

  get size(): number {
    return this.#last?.size ?? 0;
  }

  /** Writes out what the file lacks. @throws LogForked */
  async follow(database: LogDatabase): Promise<void> {
    if (!this.#opened) await this.#open();
    for (;;) {
      const page = await readCheckpoints(database, this.size, PAGE);
      const news = this.#last === null ? page : page.slice(1);
      if (this.#last !== null && page[0]?.note !== this.#last.note) this.#compareRoot(page[0]?.note);
      await this.#write(news.map(({ note, size }) => this.believe(note, size)));
      if (page.length < PAGE) return;
    }
  }

  /** @throws LogForked when no trusted key signed it */
  believe(note: string, size: number): SignedCheckpoint {
    const opened = openCheckpoint(note, this.#keys);
    if (opened?.size !== size) throw new LogForked('a checkpoint that no trusted key signed', size);
    return opened;
  }

  async #open(): Promise<void> {
    const own = this.#own.map((key) => trusted(key));
    const known = parseTrustedKeys(await readIfThere(this.#files.keys));
    this.#keys = [...own, ...known.filter(({ text }) => own.every((key) => key.text !== text))];
    const note = await lastNoteIn(this.#files.checkpoints);
    this.#last = note === null ? null : openCheckpoint(note, this.#keys);
    if (note !== null && this.#last === null)
      throw new LogForked('the file of checkpoints ends with a stranger', 0);
    await this.#introduce(known);
    this.#opened = true;
  }

  /** Every key held has its line in the keys file before it signs: from now on, or from the first size in a new file. */
  async #introduce(known: readonly TrustedKey[]): Promise<void> {
    const unknown = this.#own.filter(({ text }) => known.every((key) => key.text !== text));
    const firstSize = known.length === 0 ? 1 : this.size + 1;
    if (unknown.length === 0) return;
    await appendDurably(this.#files.keys, unknown.map((key) => formatTrustedKey(key, firstSize)).join(''));
  }

  #compareRoot(note: string | undefined): void {
    const kept = note === undefined ? null : openCheckpoint(note, this.#keys);
    const last = this.#last;
    if (last !== null && !(kept?.size === last.size && kept.root.equals(last.root)))
      throw new LogForked('a checkpoint that was written out is gone or another', last.size);
  }

  async #write(news: readonly SignedCheckpoint[]): Promise<void> {
    if (news.length === 0) return;
    await appendDurably(this.#files.checkpoints, news.map(({ note }) => `${note}\n`).join(''));
    this.#last = news.at(-1) ?? null;
  }
}
