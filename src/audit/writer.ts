/**
 * The audit writer: entries of concurrent requests are committed together, and a request goes on only when its own
 * are durable. A commit whose outcome is unknown counts as failed, so that nothing leaves unrecorded.
 */
import { toIso } from '../clock.js';
import type { AuditEntry } from './entry.js';
import { isSuppressed } from './entry.js';
import { toFactsRows, type ArchivedFacts } from './facts-archive.js';

/** All that the writer needs of a database: one statement, committed when the promise is fulfilled. */
export interface AuditStore {
  query(sql: string, parameters: unknown[]): Promise<unknown>;
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
}

interface Waiting {
  readonly entries: readonly AuditEntry[];
  readonly facts: readonly ArchivedFacts[];
  readonly resolve: () => void;
  readonly reject: (error: AuditUnavailable) => void;
}

export class AuditWriter {
  readonly #store: AuditStore;
  readonly #settings: AuditWriterSettings;
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
      this.#waiting.push({ entries, facts, resolve, reject });
      this.#committing ??= this.#commitAll();
    });
  }

  /** Fulfilled when nothing waits any more. */
  async drain(): Promise<void> {
    await this.#committing;
  }

  async #commitAll(): Promise<void> {
    await Promise.resolve(); // requests that end in the same turn commit together
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      try {
        await withDeadline(this.#insert(batch), this.#settings.deadline);
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        const unavailable = new AuditUnavailable(cause);
        for (const { reject } of batch) reject(unavailable);
      }
    }
    this.#committing = null;
  }

  #takeBatch(): Waiting[] {
    let size = 0;
    let count = 0;
    for (const { entries } of this.#waiting) {
      if (count > 0 && size + entries.length > this.#settings.batchSize) break;
      size += entries.length;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  #insert(batch: readonly Waiting[]): Promise<unknown> {
    return this.#store.query(INSERT, [
      JSON.stringify(batch.flatMap(({ entries }) => entries).map(toRow)),
      JSON.stringify(toFactsRows(batch.flatMap(({ facts }) => facts))),
    ]);
  }
}

/** Facts that are kept already stay as they are. */
const INSERT = `
  WITH kept AS (
    INSERT INTO audit_facts (account_id, facts_hash, month, facts)
    SELECT account_id, decode(facts_hash, 'hex'), month, facts
      FROM jsonb_to_recordset($2::jsonb) AS row (account_id uuid, facts_hash text, month timestamptz, facts jsonb)
    ON CONFLICT DO NOTHING)
  INSERT INTO audit_entries (account_id, entry_id, at, kind, request_id, company_id, client_id, issuer, subject,
                             purpose, outcome, rule, reason, categories, call_detail, suppressed, entry)
  SELECT account_id, entry_id, at, kind, request_id, company_id, client_id, issuer, subject,
         purpose, outcome, rule, reason, categories, call_detail, suppressed, entry
    FROM jsonb_to_recordset($1::jsonb) AS row (
         account_id uuid, entry_id uuid, at timestamptz, kind text, request_id text, company_id text, client_id text,
         issuer text, subject text, purpose text, outcome text, rule text, reason text, categories text[],
         call_detail boolean, suppressed boolean, entry jsonb)`;

function toRow(entry: AuditEntry): object {
  return {
    account_id: entry.accountId,
    entry_id: entry.entryId,
    at: toIso(entry.at),
    kind: entry.kind,
    request_id: entry.requestId,
    company_id: entry.actor.companyId,
    client_id: entry.actor.clientId,
    issuer: entry.actor.issuer,
    subject: entry.actor.subject,
    purpose: entry.purpose,
    outcome: entry.decision.outcome,
    rule: entry.decision.rule,
    reason: entry.decision.reason,
    categories: entry.categories,
    call_detail: entry.callDetail,
    suppressed: isSuppressed(entry),
    entry,
  };
}

async function withDeadline<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('the commit did not end within its deadline'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
