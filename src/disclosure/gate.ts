/**
 * The gate: the one room where facts, decision and audit meet. One gate serves one operation, at one instant.
 * It opens disclosures for all accounts of the operation in one batch, collects what was refused, and hands over the
 * audit entries that must be durable before the answer leaves.
 */
import DataLoader from 'dataloader';
import { NO_ACCOUNT, type AuditEntry, type DecisionEntry } from '../audit/entry.js';
import type { ArchivedFacts } from '../audit/facts-archive.js';
import type { Decision } from '../policy/decision.js';
import { archiveCaller, NO_DATA, NOTHING_READ } from './caller-facts.js';
import type { ChangeNote } from './change-note.js';
import { Disclosure, type DisclosureContext, type Statement } from './disclosure.js';
import type { AccountFacts } from '../records/stores/facts-store.js';
import type { Ruling } from './ruling.js';
import type { DisclosedFacts, FactsSource, OperationFacts } from './facts.js';

/** A field, or a leaf of its rows, that is left out of the answer. */
export interface Refusal {
  readonly disclosure: Disclosure;
  readonly ruling: Ruling;
  readonly coordinate: string;
  /** Where the first null stands in the answer. */
  path: readonly (string | number)[];
  /** How many nulls stand in the answer for it. */
  count: number;
}

/** The account was asked for and there is none for this caller: missing and unrelated leave the same entry. */
export interface LookupDenial {
  readonly accountId: string | null;
  readonly asked: string;
  readonly decision: Decision;
}

export class Gate {
  readonly context: DisclosureContext;
  readonly refusals: Refusal[] = [];
  readonly #facts: FactsSource;
  readonly #operationFacts = new Map<string | null, Promise<OperationFacts>>();
  readonly #opened = new Map<string, Promise<Disclosure>>();
  readonly #disclosures: Disclosure[] = [];
  readonly #otherEntries: AuditEntry[] = [];
  readonly #otherFacts: ArchivedFacts[] = [];
  readonly #accountFacts: DataLoader<string, AccountFacts>;

  constructor(context: DisclosureContext, facts: FactsSource) {
    this.context = context;
    this.#facts = facts;
    this.#accountFacts = new DataLoader(async (accountIds) => {
      const found = await facts.readAccountFacts(accountIds, context.at);
      return accountIds.map(
        (id) => found.get(id) ?? new Error('an account vanished between its lookup and its facts'),
      );
    });
  }

  /** The disclosure of one account for what is stated; the facts of all accounts asked in one turn are read together. */
  open(accountId: string, statement: Statement): Promise<Disclosure> {
    const key = JSON.stringify([accountId, statement.purpose, statement.offering, statement.reference]);
    const known = this.#opened.get(key);
    if (known !== undefined) return known;
    const opening = this.#open(accountId, statement);
    this.#opened.set(key, opening);
    return opening;
  }

  async #open(accountId: string, statement: Statement): Promise<Disclosure> {
    const [operation, facts] = await Promise.all([
      this.#operation(statement.reference),
      this.#accountFacts.load(accountId),
    ]);
    const disclosure = new Disclosure(this.context, statement, operation, facts);
    this.#disclosures.push(disclosure);
    return disclosure;
  }

  /** For what is of no account, such as the auditor's list of disclosures. */
  async openWithoutAccount(statement: Statement): Promise<Disclosure> {
    const operation = await this.#operation(statement.reference);
    const disclosure = new Disclosure(this.context, statement, operation, NO_ACCOUNT_FACTS);
    this.#disclosures.push(disclosure);
    return disclosure;
  }

  #operation(reference: string | null): Promise<OperationFacts> {
    const known = this.#operationFacts.get(reference);
    if (known !== undefined) return known;
    const reading = this.#facts.readOperationFacts(reference, this.context.at);
    this.#operationFacts.set(reference, reading);
    return reading;
  }

  refuse(refusal: Refusal): Refusal {
    this.refusals.push(refusal);
    return refusal;
  }

  /** The operation as a whole was refused, before anything was read. Answers the entry's account and id. */
  refuseOperation(
    decision: Decision,
    statement: Statement,
    coordinates: readonly string[],
  ): readonly [string, string] {
    return this.#note({
      kind: 'OPERATION',
      accountId: NO_ACCOUNT,
      decision,
      coordinates,
      statement,
      facts: [],
    });
  }

  refuseLookup({ accountId, asked, decision }: LookupDenial, coordinate: string): void {
    this.#note({
      kind: 'LOOKUP',
      accountId: accountId ?? NO_ACCOUNT,
      decision,
      coordinates: [coordinate],
      statement: NOTHING_STATED,
      facts: [`asked ${asked}`],
    });
  }

  /** A change that was refused before anything was written. */
  refuseChange({ entry, facts }: ChangeNote): void {
    this.#otherEntries.push(entry);
    this.#otherFacts.push(facts);
  }

  /** Everything decided so far: what must be durable before the answer leaves. */
  entries(): AuditEntry[] {
    return [...this.#disclosures.flatMap((disclosure) => disclosure.entries()), ...this.#otherEntries];
  }

  /** The facts that those decisions had before them, to be made durable with them. */
  archivedFacts(): ArchivedFacts[] {
    return [...this.#disclosures.flatMap((disclosure) => disclosure.archivedFacts()), ...this.#otherFacts];
  }

  #note(
    noted: Pick<DecisionEntry, 'kind' | 'accountId' | 'decision' | 'coordinates' | 'facts'> & {
      statement: Statement;
    },
  ): readonly [string, string] {
    const { caller, actor, at, requestId, newId } = this.context;
    const { statement, ...entry } = noted;
    const entryId = newId();
    const archived = archiveCaller(caller, { accountId: entry.accountId, at, purpose: statement.purpose });
    this.#otherFacts.push(archived);
    this.#otherEntries.push({
      ...entry,
      ...statement,
      entryId,
      at,
      requestId,
      actor,
      ...NO_DATA,
      authentication: caller.authentication,
      factsHash: archived.factsHash,
    });
    return [entry.accountId, entryId];
  }
}

const NO_ACCOUNT_FACTS: DisclosedFacts = { ...NOTHING_READ, number: '', delegation: null, ids: [] };
const NOTHING_STATED: Statement = { purpose: null, offering: null, reference: null };
