// Step 12: the ticket, case, call or campaign that the purpose needs. What the rule asks of it must be there and
// match this account, company and handler, else it counts as none.

import { bitsOf, fieldBits } from '../category-bits.js';
import type { Decision } from '../decision.js';
import { denial, denialOfEachRow, denials } from '../denial.js';
import { NO_RULE_PERMITS } from '../permit.js';
import type { DecisionRequest, Instant, ReferenceKind, RequestReference } from '../request.js';
import type { Rule } from '../rule.js';
import type { RowId } from '../rule-ids.js';
import type { Check } from './check.js';

const REQUIRED = denialOfEachRow('check-reference', 'REFERENCE_REQUIRED', (rule) => rule.basis);
const CLOSED = denialOfEachRow('check-reference', 'REFERENCE_CLOSED', (rule) => rule.basis);
const { CALL_ENDED, CUSTOMER_CONSENT_REQUIRED, CAMPAIGN_NOT_APPROVED } = denials(
  'check-reference',
  'CALL_ENDED',
  'CUSTOMER_CONSENT_REQUIRED',
  'CAMPAIGN_NOT_APPROVED',
);
const EMERGENCY_CALL_ENDED = denial('check-reference', 'CALL_ENDED', ['222(d)(4)']);

export const checkReference: Check = {
  id: 'check-reference',
  step: 12,
  run: (request, rule) => {
    const kind = referenceNeeded(request, rule);
    if (kind === undefined) return null;
    return kind === 'CAMPAIGN' ? campaignFault(request, rule) : referenceFault(request, rule, kind);
  },
};

/** Billing staff need a ticket, of a disputed bill, for call detail and destinations alone. */
function referenceNeeded({ data }: DecisionRequest, rule: Rule): ReferenceKind | undefined {
  if (rule.reference !== undefined) return rule.reference;
  const disputed = rule.callDetail === 'WITH_TICKET' && data.callDetail;
  const withTicket = rule.reachesWithTicket && (fieldBits(data) & bitsOf(rule.reachesWithTicket)) !== 0;
  return disputed || withTicket ? 'TICKET' : undefined;
}

function referenceFault(request: DecisionRequest, rule: Rule, kind: ReferenceKind): Decision | null {
  const { reference, at } = request;
  if (reference?.kind !== kind || !concerns(request, reference, rule)) return referenceRequired(rule.id);
  if (isClosed(reference, at)) return closedReference(rule.id, kind);
  if (reference.open !== true) return referenceRequired(rule.id);
  return kind === 'CALL' && reference.customerConsented !== true ? CUSTOMER_CONSENT_REQUIRED : null;
}

function concerns(request: DecisionRequest, reference: RequestReference, rule: Rule): boolean {
  if (!request.account || reference.accountId !== request.account.id) return false;
  if (!namesCaller(request, reference, rule)) return false;
  if (reference.kind !== 'CALL') return true;
  return reference.handledBy !== undefined && reference.handledBy === request.caller.subject;
}

/** A company may not use another's reference, even where the rule does not ask that it be named. */
export function namesCaller({ caller }: DecisionRequest, reference: RequestReference, rule: Rule): boolean {
  if (caller.kind !== 'COMPANY') return true;
  const companies = reference.companyIds ?? [];
  if (!rule.referenceNamesCompany && companies.length === 0) return true;
  return caller.company !== undefined && companies.includes(caller.company.id);
}

export function isClosed(reference: RequestReference, at: Instant): boolean {
  return reference.open === false || (reference.endedAt !== undefined && reference.endedAt <= at);
}

export function referenceRequired(row: RowId): Decision {
  return REQUIRED[row] ?? NO_RULE_PERMITS;
}

export function closedReference(row: RowId, kind: ReferenceKind): Decision {
  if (kind === 'CALL') return CALL_ENDED;
  return kind === 'EMERGENCY_CALL' ? EMERGENCY_CALL_ENDED : (CLOSED[row] ?? NO_RULE_PERMITS);
}

/** A campaign is of no account. An offering that was not stated is a fault of its own, found later. */
function campaignFault(request: DecisionRequest, rule: Rule): Decision | null {
  const { reference, offering, at } = request;
  if (reference?.kind !== 'CAMPAIGN' || reference.open !== true) return CAMPAIGN_NOT_APPROVED;
  if (reference.approvedBySupervisor !== true || isClosed(reference, at)) return CAMPAIGN_NOT_APPROVED;
  if (offering !== undefined && reference.offering !== offering) return CAMPAIGN_NOT_APPROVED;
  return namesCaller(request, reference, rule) ? null : CAMPAIGN_NOT_APPROVED;
}
