/**
 * The audit writer: entries of concurrent requests are committed together, and a request goes on only when its own
 * are durable. A commit whose outcome is unknown counts as failed, so that nothing leaves unrecorded.
 */
import { performance } from 'node:perf_hooks';
import { APPEND, appendedRows, appendParameters, type AppendedRows } from './append-statement.js';
import type { AuditEntry } from './entry.js';
import { errorCode } from '../error-code.js';
import type { ArchivedFacts } from './facts-archive.js';
import type { QueueStamp } from './queue-stamp.js';

/** All that the writer needs of a database. */
export interface AuditStore {
  /** One statement, committed when fulfilled. Once the signal aborts, its connection serves nobody any more. */
  query(sql: string, parameters: unknown[], signal: AbortSignal): Promise<unknown>;
}

export class AuditUnavailable extends Error {
  constructor(cause: unknown) {
    super('the audit entries could not be committed', { cause });
    this.name = 'AuditUnavailable';
  }
}

export interface AuditWriterSettings {
  /** Milliseconds after which a commit counts as failed. */
  readonly deadline: number;
  /** Entries in one statement, at most. */
  readonly batchSize: number;
  readonly stamp: QueueStamp;
  /** Told after each commit how many entries it made durable. */
  readonly onCommitted?: (entries: number) => void;
}

/** Since the start; times in milliseconds. */
export interface AuditWriterStatistics {
  readonly queueDepth: number;
  readonly entries: number;
  readonly commits: number;
  readonly failedCommits: number;
  readonly commitTime: number;
  readonly longestCommit: number;
}

interface Waiting {
  readonly rows: AppendedRows;
  readonly resolve: () => void;
  readonly reject: (error: AuditUnavailable) => void;
}

/** Some 150 bytes each. */
const MOST_KEPT = 20_000;

export class AuditWriter {
  readonly #store: AuditStore;
  readonly #settings: AuditWriterSettings;
  readonly #counts = { entries: 0, commits: 0, failedCommits: 0, commitTime: 0, longestCommit: 0 };
  readonly #kept = new Set<string>();
  #waiting: Waiting[] = [];
  #committing: Promise<void> | null = null;

  constructor(store: AuditStore, settings: AuditWriterSettings) {
    this.#store = store;
    this.#settings = settings;
  }

  /**
   * Fulfilled when every entry and the facts it names are durable; rejected with AuditUnavailable when that is not
   * certain.
   */
  append(entries: readonly AuditEntry[], facts: readonly ArchivedFacts[]): Promise<void> {
    if (entries.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      try {
        this.#waiting.push({ rows: appendedRows(entries, facts, this.#settings.stamp), resolve, reject });
      } catch (cause) {
        reject(new AuditUnavailable(cause));
        return;
      }
      this.#committing ??= this.#commitAll();
    });
  }

  /** In a transaction of the caller's own: durable once that is committed, and gone if it is not. */
  async appendWithin(
    transaction: { query(sql: string, parameters: readonly unknown[]): Promise<unknown> },
    entries: readonly AuditEntry[],
    facts: readonly ArchivedFacts[],
  ): Promise<void> {
    await transaction.query(APPEND, appendParameters([appendedRows(entries, facts, this.#settings.stamp)]));
  }

  /** Fulfilled when nothing waits any more. */
  async drain(): Promise<void> {
    await this.#committing;
  }

  statistics(): AuditWriterStatistics {
    const queueDepth = this.#waiting.reduce((sum, { rows }) => sum + rows.entries.length, 0);
    return { queueDepth, ...this.#counts };
  }

  async #commitAll(): Promise<void> {
    await Promise.resolve(); // requests that end in the same turn commit together
    while (this.#waiting.length > 0) await this.#commit(this.#takeBatch());
    this.#committing = null;
  }

  #takeBatch(): Waiting[] {
    let size = 0;
    let count = 0;
    for (const { rows } of this.#waiting) {
      if (count > 0 && size + rows.entries.length > this.#settings.batchSize) break;
      size += rows.entries.length;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  /** One request's entries that the database refuses for what they say do not take the others with them. */
  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#insert(batch);
      for (const { resolve } of batch) resolve();
    } catch (cause) {
      if (batch.length > 1 && isAboutContent(cause)) {
        for (const one of batch) await this.#commit([one]);
        return;
      }
      const unavailable = new AuditUnavailable(cause);
      for (const { reject } of batch) reject(unavailable);
    }
  }

  async #insert(batch: readonly Waiting[]): Promise<void> {
    const rows = batch.map((waiting) => waiting.rows);
    const entries = rows.reduce((sum, each) => sum + each.entries.length, 0);
    const begun = performance.now();
    try {
      const parameters = appendParameters(rows, (facts) => this.#kept.has(facts));
      await withDeadline(this.#settings.deadline, (signal) => this.#store.query(APPEND, parameters, signal));
      this.#remember(rows);
      this.#counts.commits += 1;
      this.#counts.entries += entries;
    } catch (error) {
      this.#counts.failedCommits += 1;
      throw error;
    } finally {
      const took = performance.now() - begun;
      this.#counts.commitTime += took;
      this.#counts.longestCommit = Math.max(this.#counts.longestCommit, took);
    }
    this.#settings.onCommitted?.(entries);
  }

  /** Facts that are durable need not be sent again; the oldest are forgotten first. */
  #remember(rows: readonly AppendedRows[]): void {
    for (const { facts } of rows) for (const key of facts.keys()) this.#kept.add(key);
    for (const key of this.#kept) {
      if (this.#kept.size <= MOST_KEPT) return;
      this.#kept.delete(key);
    }
  }
}

/** SQLSTATE classes 22 and 23: data and constraints. Such a statement has certainly not been committed. */
function isAboutContent(error: unknown): boolean {
  return /^2[23]...$/.test(errorCode(error));
}

async function withDeadline<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const expired = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => {
      reject(new Error('the commit did not end within its deadline'));
    });
  });
  const timer = setTimeout(() => {
    controller.abort();
  }, milliseconds);
  try {
    return await Promise.race([work(controller.signal), expired]);
  } finally {
    clearTimeout(timer);
  }
}
