// What a caller is told of a decision. Staff, the customer, the delegate and the carrier get the exact reason with
// rule and citation; other companies get it only where it concerns their own token, papers or purpose. What speaks
// of the customer is private: for that they are all told the same.

import type { AuthorityId } from './authorities.js';
import type { Decision } from './decision.js';
import type { DenyReason, Reason } from './reasons.js';
import { DENY_REASONS, PERMIT_REASONS } from './reasons.js';
import type { RemedyCode } from './remedies.js';
import { REMEDIES } from './remedies.js';
import type { RequestCaller } from './request.js';
import type { RuleId } from './rule-ids.js';

export interface Told {
  readonly reason: Reason | 'NOT_PERMITTED' | 'RETENTION_REQUIRED';
  readonly rule?: RuleId;
  readonly citation?: readonly AuthorityId[];
  readonly remedy?: RemedyCode;
  readonly sentence: string;
}

const NOT_PERMITTED: Told = Object.freeze({
  reason: 'NOT_PERMITTED',
  remedy: 'OBTAIN_APPROVAL',
  sentence: `not permitted: ${REMEDIES.OBTAIN_APPROVAL.sentence}`,
});

/** That somebody asked for a hold may be secret, so a customer learns no more than this. */
const RETENTION_REQUIRED: Told = Object.freeze({
  reason: 'RETENTION_REQUIRED',
  sentence: 'the data must be kept for now',
});

export function tellDecision(decision: Decision, caller: RequestCaller): Told {
  const { rule, citation, reason } = decision;
  if (!isDenyReason(reason)) return { reason, rule, citation, sentence: PERMIT_REASONS[reason].says };
  const inside = isToldEverything(caller);
  if (inside && reason === 'LEGAL_HOLD' && caller.kind !== 'STAFF' && caller.kind !== 'COMPANY') {
    return RETENTION_REQUIRED;
  }
  if (!inside && DENY_REASONS[reason].speaksOf === 'CUSTOMER') return NOT_PERMITTED;
  return exactly(reason, rule, citation);
}

export function isDenyReason(reason: Reason): reason is DenyReason {
  return Object.hasOwn(DENY_REASONS, reason);
}

function isToldEverything({ kind, company }: RequestCaller): boolean {
  if (kind === 'COMPANY') return company?.kind === 'CARRIER';
  return kind === 'STAFF' || kind === 'CUSTOMER' || kind === 'DELEGATE';
}

function exactly(reason: DenyReason, rule: RuleId, citation: readonly AuthorityId[]): Told {
  const { says, remedy } = DENY_REASONS[reason];
  const { sentence: help } = REMEDIES[remedy];
  if (help === null) return { reason, rule, citation, sentence: says };
  return { reason, rule, citation, remedy, sentence: `${says}: ${help}` };
}
