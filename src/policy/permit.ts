// Permits are made once, when the room is loaded, and are frozen: one for each reason and ground of a row, with and
// without a company to record and a suspended account. A permit that no row has, or for a status that the row does
// not list, is NO_RULE_PERMITS.

import type { Decision, Obligation } from './decision.js';
import { denial } from './denial.js';
import type { PermitReason } from './reasons.js';
import type { DecisionRequest } from './request.js';
import type { Ground, PermitGround, Rule } from './rule.js';
import type { RowId } from './rule-ids.js';
import { RULES } from './rules.js';

export const NO_RULE_PERMITS = denial('check-row-permits', 'NO_RULE_PERMITS');

interface Variants {
  readonly toSelf: Decision;
  readonly toSelfSuspended: Decision;
  readonly toCompany: Decision;
  readonly toCompanySuspended: Decision;
}

type PermitsOfRow = Partial<Record<PermitReason, Partial<Record<Ground, Variants>>>>;

function obligations(rule: Rule, company: boolean): readonly Obligation[] {
  const owed: Obligation[] = ['AUDIT'];
  if (rule.thirdParty !== 'NEVER' && (rule.thirdParty !== 'COMPANY' || company))
    owed.push('THIRD_PARTY_RECORD');
  if (rule.campaign) owed.push('CAMPAIGN_RECORD');
  return owed;
}

function decision(rule: Rule, ground: PermitGround, company: boolean, suspended: boolean): Decision {
  // That a suspended account is treated as an active one is the carrier's own choice.
  const cites = suspended ? [...ground.cites, 'design choice' as const] : [...ground.cites];
  return Object.freeze({
    outcome: 'PERMIT',
    rule: rule.id,
    reason: ground.reason,
    citation: Object.freeze(cites),
    obligations: Object.freeze(obligations(rule, company)),
  });
}

function permitsOf(rule: Rule): PermitsOfRow {
  const permits: PermitsOfRow = {};
  for (const ground of rule.permits) {
    const grounds = (permits[ground.reason] ??= {});
    grounds[ground.ground ?? 'ORDINARY'] = {
      toSelf: decision(rule, ground, false, false),
      toSelfSuspended: decision(rule, ground, false, true),
      toCompany: decision(rule, ground, true, false),
      toCompanySuspended: decision(rule, ground, true, true),
    };
  }
  return permits;
}

const PERMITS = Object.fromEntries(RULES.map((rule) => [rule.id, permitsOf(rule)])) as Partial<
  Record<RowId, PermitsOfRow>
>;

export function permit(
  request: DecisionRequest,
  rule: Rule,
  reason: PermitReason,
  ground: Ground = 'ORDINARY',
): Decision {
  const status = request.account?.status;
  const variants = PERMITS[rule.id]?.[reason]?.[ground];
  if (!variants || (status !== undefined && !rule.status.includes(status))) return NO_RULE_PERMITS;
  const suspended = request.data.class === 'CPNI' && status === 'SUSPENDED';
  if (request.caller.kind === 'COMPANY') return suspended ? variants.toCompanySuspended : variants.toCompany;
  return suspended ? variants.toSelfSuspended : variants.toSelf;
}
