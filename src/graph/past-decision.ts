/**
 * A past decision: seen by the auditor, by whoever asked for it, and by the owner when it permitted and no order hides
 * it. Others are answered as if there were none.
 */
import { isSuppressed, type AuditEntry } from '../audit/entry.js';
import { readEntry } from '../audit/ledger.js';
import { toDate } from '../clock.js';
import { requestCallerOf } from '../disclosure/request-caller.js';
import type { Caller } from '../identity/caller.js';
import { tellDecision } from '../policy/told.js';
import type { OperationContext } from './context.js';
import { parseGlobalId, toGlobalId } from './global-id.js';
import { badArgument } from './check-arguments.js';
import { notFoundError } from './refusal-error.js';
import type { DecisionType } from './types/decisions.js';

export async function findDecision(context: OperationContext, id: string): Promise<DecisionType> {
  const parsed = parseGlobalId(id);
  const [accountId, entryId] = parsed?.type === 'Decision' ? parsed.keys : [];
  if (accountId === undefined || entryId === undefined)
    throw badArgument('id', 'Query.decision', 'is not the id of a decision');
  const entry = await readEntry(context.services.database, accountId, entryId);
  if (entry === null || !(await maySee(context, entry))) throw notFoundError();
  return toDecision(entry, context.caller);
}

async function maySee(context: OperationContext, entry: AuditEntry): Promise<boolean> {
  const { caller } = context;
  if (caller.kind === 'STAFF' && caller.roles.includes('AUDITOR')) return true;
  if (isAskedBy(entry, caller)) return true;
  if (caller.kind !== 'CUSTOMER' || entry.decision.outcome !== 'PERMIT' || isSuppressed(entry)) return false;
  return (await context.accounts.byId(entry.accountId)) !== null;
}

function isAskedBy({ actor }: AuditEntry, caller: Caller): boolean {
  return (
    actor.issuer === caller.issuer && actor.clientId === caller.clientId && actor.subject === caller.subject
  );
}

function toDecision(entry: AuditEntry, caller: Caller): DecisionType {
  const { decision } = entry;
  const told = tellDecision(decision, requestCallerOf(caller));
  return {
    __typename: 'Decision',
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
  } as DecisionType & { __typename: string };
}
