/** The facts of an operation, and the span of a trace that tells when they were read and how what rests on them was decided. */
import { performance } from 'node:perf_hooks';
import type { AuditEntry } from '../audit/entry.js';
import type { FactsSource, OperationFacts } from '../disclosure/facts.js';
import type { Outcome } from '../policy/decision.js';
import type { AccountFacts } from '../records/stores/facts-store.js';
import { beginSpan, type TracedSpan } from '../tracing.js';

export class TracedFacts implements FactsSource {
  readonly #facts: FactsSource;
  #span: TracedSpan<'decide'> | null = null;
  #accounts = 0;
  #read = 0;

  constructor(facts: FactsSource) {
    this.#facts = facts;
  }

  readOperationFacts(reference: string | null, at: number): Promise<OperationFacts> {
    return this.#during(() => this.#facts.readOperationFacts(reference, at));
  }

  readAccountFacts(accountIds: readonly string[], at: number): Promise<ReadonlyMap<string, AccountFacts>> {
    this.#accounts += accountIds.length;
    return this.#during(() => this.#facts.readAccountFacts(accountIds, at));
  }

  /** It ended when the last facts were there: a decision takes no time, and all are known only before the answer leaves. */
  end(entries: readonly AuditEntry[]): void {
    this.#span?.tell({
      'account_data.accounts': this.#accounts,
      'account_data.decisions.permit': count(entries, 'PERMIT'),
      'account_data.decisions.deny': count(entries, 'DENY'),
    });
    this.#span?.end(this.#read);
  }

  async #during<T>(read: () => Promise<T>): Promise<T> {
    const span = (this.#span ??= beginSpan('decide'));
    if (span === null) return read();
    try {
      return await span.around(read);
    } catch (error) {
      span.fail(error);
      throw error;
    } finally {
      this.#read = performance.now();
    }
  }
}

/** Of what rests on facts: a lookup, an operation as a whole and a change do not. */
function count(entries: readonly AuditEntry[], outcome: Outcome): number {
  return entries.filter(
    ({ kind, decision }) => (kind === 'READ' || kind === 'PREFLIGHT') && decision.outcome === outcome,
  ).length;
}
