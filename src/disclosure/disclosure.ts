/**
 * A disclosure: one account, asked for with one purpose, offering and reference. It holds the facts as they were read
 * once for the operation, decides each class of data once, and remembers every decision for the audit.
 */
import { rememberText } from '../audit/canonical-json.js';
import { NO_ACCOUNT, type AuditActor, type DecisionEntry, type DecisionEntryKind } from '../audit/entry.js';
import { archiveFacts, type ArchivedFacts, type AuditFacts } from '../audit/facts-archive.js';
import type { Caller } from '../identity/caller.js';
import { grantFor } from '../identity/caller.js';
import { decide } from '../policy/decide.js';
import type { ServiceCategory } from '../policy/categories.js';
import type { Purpose } from '../policy/purposes.js';
import type { DecisionRequest, RequestCaller, RequestData } from '../policy/request.js';
import { tellDecision } from '../policy/told.js';
import type { Clip } from '../records/clip.js';
import { clipOf } from './clip.js';
import type { DisclosedFacts, OperationFacts } from './facts.js';
import { toAuditActor } from './audit-actor.js';
import { requestCallerOf } from './request-caller.js';
import { joinAlike, Ruling, type Joined } from './ruling.js';

/** What an operation states to read an account: the purpose, and what the purpose's row asks besides. */
export interface Statement {
  readonly purpose: Purpose | null;
  readonly offering: ServiceCategory | null;
  readonly reference: string | null;
}

/** What an operation has for all its disclosures. */
export interface DisclosureContext {
  readonly caller: Caller;
  /** The caller as `decide` takes it. */
  readonly requestCaller: RequestCaller;
  /** The caller as the log keeps it. */
  readonly actor: AuditActor;
  readonly at: number;
  readonly requestId: string;
  readonly newId: () => string;
}

export function disclosureContext(
  asked: Omit<DisclosureContext, 'requestCaller' | 'actor'>,
): DisclosureContext {
  const { caller, at, requestId, newId } = asked;
  return {
    caller,
    requestCaller: requestCallerOf(caller),
    actor: rememberText(toAuditActor(caller)),
    at,
    requestId,
    newId,
  };
}

export class Disclosure {
  readonly accountId: string;
  readonly statement: Statement;
  readonly #context: DisclosureContext;
  readonly #operation: OperationFacts;
  readonly #facts: DisclosedFacts;
  readonly #rulings = new Map<string, Ruling>();
  /** All that a decision has before it but the data. */
  readonly #asked: Omit<DecisionRequest, 'data'>;
  #archived: ArchivedFacts | null = null;

  constructor(
    context: DisclosureContext,
    statement: Statement,
    operation: OperationFacts,
    facts: DisclosedFacts,
  ) {
    this.accountId = facts.account?.id ?? NO_ACCOUNT;
    this.statement = statement;
    this.#context = context;
    this.#operation = operation;
    this.#facts = facts;
    this.#asked = this.#ask();
  }

  /** The decision for this class of data, made once and kept; `kind` tells a read from a preflight. */
  decide(data: RequestData, coordinate: string, kind: DecisionEntryKind = 'READ'): Ruling {
    const key = `${kind} ${keyOf(data)}`;
    const known = this.#rulings.get(key) ?? this.#rule(key, kind, data);
    known.coordinates.add(coordinate);
    return known;
  }

  /** What of a permitted class may be read: the period of an instrument, the one call of an emergency. */
  get clip(): Clip {
    return clipOf(this.statement.purpose, this.#operation.reference);
  }

  /** The period that a legal request is about, for a read that states only one side of its own. */
  get instrumentPeriod(): { from: number; to: number } | null {
    const { reference } = this.#operation;
    if (reference?.kind !== 'LEGAL_REQUEST' || reference.from === undefined || reference.to === undefined)
      return null;
    return { from: reference.from, to: reference.to };
  }

  /** One entry for all that is decided alike. */
  entries(): DecisionEntry[] {
    return this.join().map((joined) => this.#toEntry(joined));
  }

  /** Gives what was decided alike so far one id; what a preflight tells is told after it. */
  join(): Joined[] {
    return joinAlike(this.#rulings.values(), (data) => decide({ ...this.#asked, data }));
  }

  /** What the decisions had before them, for the archive; none when nothing was decided. */
  archivedFacts(): ArchivedFacts[] {
    return this.#rulings.size === 0 ? [] : [this.#archive()];
  }

  #archive(): ArchivedFacts {
    const { accountId } = this;
    this.#archived ??= archiveFacts({ accountId, at: this.#context.at }, this.#asked);
    return this.#archived;
  }

  #rule(key: string, kind: DecisionEntryKind, data: RequestData): Ruling {
    const decision = decide({ ...this.#asked, data });
    const told = tellDecision(decision, this.#context.requestCaller);
    const ruling = new Ruling({ kind, data, decision, told }, this.#context.newId());
    this.#rulings.set(key, ruling);
    return ruling;
  }

  #ask(): Omit<DecisionRequest, 'data'> {
    const { purpose, offering } = this.statement;
    return {
      ...this.#requestFacts(),
      at: this.#context.at,
      policy: this.#operation.policy,
      authentication: this.#authentication(),
      purpose,
      ...(offering === null ? {} : { offering }),
    };
  }

  #requestFacts(): AuditFacts {
    const { caller, requestCaller } = this.#context;
    const { reference } = this.#operation;
    const number = this.#facts.account === null ? null : this.#facts.number;
    return {
      caller: requestCaller,
      grant: grantFor(caller, this.statement.purpose, number),
      account: this.#facts.account,
      party: this.#facts.party,
      relationships: this.#facts.relationships,
      approvals: this.#facts.approvals,
      notices: this.#facts.notices,
      ...(this.#facts.delegation === null ? {} : { delegation: this.#facts.delegation }),
      ...(reference === null ? {} : { reference }),
    };
  }

  /** The customer's: of the caller itself, or of whom staff speak with, as the call record says. */
  #authentication(): DecisionRequest['authentication'] {
    const ofCall = this.#operation.customerAuthentication;
    return this.#context.caller.kind === 'STAFF' && ofCall !== null
      ? ofCall
      : this.#context.caller.authentication;
  }

  #toEntry({ entryId, kind, data, decision, coordinates }: Joined): DecisionEntry {
    const { actor, at, requestId } = this.#context;
    const { offering, purpose, reference } = this.statement;
    return {
      // in the order in which the canonical JSON of an entry has them
      accountId: this.accountId,
      actor,
      at,
      authentication: this.#authentication(),
      callDetail: data.callDetail,
      callLocation: data.callLocation,
      categories: data.categories,
      coordinates,
      dataClass: data.class ?? 'NONE',
      decision: rememberText(decision),
      entryId,
      facts: this.#facts.ids,
      factsHash: this.#archive().factsHash,
      kind,
      offering,
      period: data.period ?? null,
      personal: data.personal ?? [],
      policyVersion: this.#operation.policy.version,
      purpose,
      reference,
      requestId,
    };
  }
}

function keyOf(data: RequestData): string {
  const period = data.period === undefined ? '' : `${data.period.from}-${data.period.to}`;
  return [
    data.class,
    data.categories.join(),
    data.personal?.join() ?? '',
    data.callDetail,
    data.callLocation,
    period,
  ].join('|');
}
