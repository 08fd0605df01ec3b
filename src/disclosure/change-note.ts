/**
 * What the log keeps of a change of what decisions rest on: who made it, on which ground, on which paper, and what was
 * written by kind and id. Never a value: those stand in the records that the ids name.
 */
import { NO_ACCOUNT, type ChangeDecision, type ChangeEntry } from '../audit/entry.js';
import type { ArchivedFacts } from '../audit/facts-archive.js';
import type { Caller } from '../identity/caller.js';
import type { AuthorityId } from '../policy/authorities.js';
import type { Obligation } from '../policy/decision.js';
import { toAuditActor } from './audit-actor.js';
import { archiveCaller, NO_DATA } from './caller-facts.js';

export interface NotedChange {
  readonly entryId: string;
  /** Null: of no account. */
  readonly accountId: string | null;
  readonly name: string;
  readonly cites: readonly AuthorityId[];
  /** The paper it was made under, such as the call on which the customer asked for it. */
  readonly reference: string | null;
  /** What was written, by kind and id. */
  readonly objects: Readonly<Record<string, string>>;
  readonly made: boolean;
  /** Under a nondisclosure order the customer is not told. */
  readonly suppressed?: boolean;
}

export interface ChangeMaker {
  readonly caller: Caller;
  readonly at: number;
  readonly requestId: string;
}

export interface ChangeNote {
  readonly entry: ChangeEntry;
  readonly facts: ArchivedFacts;
}

export function noteChange({ caller, at, requestId }: ChangeMaker, noted: NotedChange): ChangeNote {
  const accountId = noted.accountId ?? NO_ACCOUNT;
  const facts = archiveCaller(caller, { accountId, at, purpose: null });
  const entry: ChangeEntry = {
    entryId: noted.entryId,
    accountId,
    at,
    kind: 'CHANGE',
    requestId,
    actor: toAuditActor(caller),
    purpose: null,
    offering: null,
    reference: noted.reference,
    ...NO_DATA,
    coordinates: [`Mutation.${noted.name}`],
    decision: decisionOf(noted),
    authentication: caller.authentication,
    facts: [],
    factsHash: facts.factsHash,
    change: { name: noted.name, objects: noted.objects },
  };
  return { entry, facts };
}

function decisionOf({ made, cites, suppressed = false }: NotedChange): ChangeDecision {
  const obligations: Obligation[] = suppressed ? ['AUDIT', 'SUPPRESS_FROM_CUSTOMER_LEDGER'] : ['AUDIT'];
  return {
    outcome: made ? 'PERMIT' : 'DENY',
    rule: 'change-right',
    reason: made ? 'CHANGED' : 'CHANGE_NOT_PERMITTED',
    citation: cites,
    obligations,
  };
}
