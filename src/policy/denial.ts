// Denials are made once, when the room is loaded, and are frozen: a check answers with one of its own.

import type { AuthorityId } from './authorities.js';
import type { Decision } from './decision.js';
import type { DenyReason } from './reasons.js';
import { DENY_REASONS } from './reasons.js';
import type { Rule } from './rule.js';
import type { RowId, RuleId } from './rule-ids.js';
import { RULES } from './rules.js';

export function denial(
  rule: RuleId,
  reason: DenyReason,
  cites: readonly AuthorityId[] = DENY_REASONS[reason].cites,
): Decision {
  return Object.freeze({
    outcome: 'DENY',
    rule,
    reason,
    citation: Object.freeze([...cites]),
    obligations: Object.freeze(['AUDIT'] as const),
  });
}

export function denials<Word extends DenyReason>(rule: RuleId, ...reasons: Word[]): Record<Word, Decision> {
  return Object.fromEntries(reasons.map((reason) => [reason, denial(rule, reason)])) as Record<
    Word,
    Decision
  >;
}

/** One denial for each row, where the row says what is cited. */
export function denialOfEachRow(
  check: RuleId,
  reason: DenyReason,
  cites: (rule: Rule) => readonly AuthorityId[] | undefined,
): Partial<Record<RowId, Decision>> {
  return Object.fromEntries(RULES.map((rule) => [rule.id, denial(check, reason, cites(rule))]));
}
