// Statements that repeat are prepared: sent under a name, PostgreSQL parses and plans one once for each connection. The name is
// drawn from the text, so that it means the same statement to every process, also behind a pooler that shares connections.
import { createHash } from 'node:crypto';
import { errorCode } from '../error-code.js';

/** As often as PostgreSQL itself plans a prepared statement before it looks for a plan to keep. */
const RUNS_BEFORE = 5;
/** Each is kept by every connection. What a client selects writes the statements, so their number has an end. */
const MOST_NAMES = 100;
const MOST_COUNTED = 1_000;

/**
 * Errors under which a named statement has certainly not begun: its table was changed, or a pooler has put another session in
 * the place of the one that prepared it.
 */
const NOT_PREPARED = new Set(['0A000', '26000', '42P05']);

export class StatementNames {
  readonly #names = new Map<string, string | null>();
  readonly #runs = new Map<string, number>();

  /** Told of every run. Null for one that has not repeated yet, or cannot be prepared. */
  nameOf(sql: string): string | null {
    const name = this.#names.get(sql);
    if (name !== undefined) return name;
    if (this.#names.size >= MOST_NAMES) return null;
    const runs = (this.#runs.get(sql) ?? 0) + 1;
    if (runs > RUNS_BEFORE) return this.#give(sql);
    if (this.#runs.size >= MOST_COUNTED) this.#runs.clear();
    this.#runs.set(sql, runs);
    return null;
  }

  /** From now on the statement is sent without a name. */
  giveUp(sql: string): void {
    this.#names.set(sql, null);
  }

  #give(sql: string): string {
    this.#runs.delete(sql);
    const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
    this.#names.set(sql, name);
    return name;
  }
}

export function isNotPrepared(error: unknown): boolean {
  return NOT_PREPARED.has(errorCode(error));
}
