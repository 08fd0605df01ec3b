/**
 * A past decision: seen by the auditor, by whoever asked for it, and by the owner when it permitted and no order hides
 * it. Others are answered as if there were none. The facts it rested on are for the auditor and the owner alone.
 */
import { isSuppressed, type DecisionEntry } from '../audit/entry.js';
import { readRecorded } from '../audit/ledger.js';
import { toDate } from '../clock.js';
import { sayFacts, type FactInWords } from '../disclosure/facts-in-words.js';
import { PoliciesByName } from '../disclosure/replay-range.js';
import { replay } from '../disclosure/replay.js';
import { requestCallerOf } from '../disclosure/request-caller.js';
import type { Caller } from '../identity/caller.js';
import { tellDecision } from '../policy/told.js';
import type { OperationContext } from './context.js';
import { parseGlobalId, toGlobalId } from './global-id.js';
import { badArgument } from './check-arguments.js';
import { notFoundError } from './refusal-error.js';
import { RecordedSource } from './sources.js';
import type { DecisionType } from './types/decisions.js';

export async function findDecision(context: OperationContext, id: string): Promise<RecordedSource> {
  const parsed = parseGlobalId(id);
  const [accountId, entryId] = parsed?.type === 'Decision' ? parsed.keys : [];
  if (accountId === undefined || entryId === undefined)
    throw badArgument('id', 'Query.decision', 'is not the id of a decision');
  const recorded = await readRecorded(context.services.database, accountId, entryId);
  if (recorded === null || !(await maySee(context, recorded.entry))) throw notFoundError();
  return new RecordedSource(recorded, toDecision(recorded.entry, context.caller));
}

/** In words, for the auditor or for the owner, whoever of them was permitted to read them; null when they are lost. */
export function readRecordedFacts(
  { caller }: OperationContext,
  { recorded }: RecordedSource,
): FactInWords[] | null {
  const reader = caller.kind === 'STAFF' ? 'AUDITOR' : 'OWNER';
  return recorded.facts === null ? null : sayFacts(recorded.entry, recorded.facts, reader);
}

/** Whether the same is decided again from those facts under the policy version that the entry names. */
export async function isReplayedAlike(
  { services }: OperationContext,
  { recorded }: RecordedSource,
): Promise<boolean> {
  const policy = await new PoliciesByName(services.database).find(recorded.entry.policyVersion);
  return replay(recorded, policy).verdict === 'SAME';
}

async function maySee(context: OperationContext, entry: DecisionEntry): Promise<boolean> {
  const { caller } = context;
  if (caller.kind === 'STAFF' && caller.roles.includes('AUDITOR')) return true;
  if (isAskedBy(entry, caller)) return true;
  if (caller.kind !== 'CUSTOMER' || entry.decision.outcome !== 'PERMIT' || isSuppressed(entry)) return false;
  return (await context.accounts.byId(entry.accountId)) !== null;
}

function isAskedBy({ actor }: DecisionEntry, caller: Caller): boolean {
  return (
    actor.issuer === caller.issuer && actor.clientId === caller.clientId && actor.subject === caller.subject
  );
}

function toDecision(entry: DecisionEntry, caller: Caller): Omit<DecisionType, 'facts' | 'replayed'> {
  const { decision } = entry;
  const told = tellDecision(decision, requestCallerOf(caller));
  return {
    id: toGlobalId('Decision', entry.accountId, entry.entryId),
    at: toDate(entry.at),
    kind: entry.kind,
    outcome: decision.outcome,
    reason: told.reason,
    rule: told.rule ?? null,
    citation: told.citation ?? null,
    obligations: decision.obligations.filter(
      (obligation) => obligation !== 'SUPPRESS_FROM_CUSTOMER_LEDGER' || caller.kind !== 'CUSTOMER',
    ),
    purpose: entry.purpose,
    offering: entry.offering,
    categories: entry.categories,
    coordinates: entry.coordinates,
    policyVersion: entry.policyVersion,
    sentence: told.sentence,
  };
}
