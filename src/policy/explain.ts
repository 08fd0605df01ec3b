// A decision as one plain sentence with its clause.

import { AUTHORITIES } from './authorities.js';
import type { AuthorityId } from './authorities.js';
import { CALLER_KINDS, COMPANY_KINDS, STAFF_ROLES } from './callers.js';
import type { Decision } from './decision.js';
import { PURPOSES } from './purposes.js';
import { DENY_REASONS, PERMIT_REASONS } from './reasons.js';
import type { DecisionRequest, RequestCaller, RequestData } from './request.js';
import { isDenyReason } from './told.js';

/** The part of a request that a sentence tells of. */
export type Asked = Pick<DecisionRequest, 'caller' | 'purpose' | 'data'>;

/** With the request it also says who asked for what and why; the ids in the request are not repeated. */
export function explain(decision: Decision, request?: Asked): string {
  const verb = decision.outcome === 'PERMIT' ? 'may' : 'may not';
  const { reason } = decision;
  const { says } = isDenyReason(reason) ? DENY_REASONS[reason] : PERMIT_REASONS[reason];
  const subject = request ? ask(request, verb) : decision.outcome === 'PERMIT' ? 'Permitted' : 'Denied';
  return `${subject}: ${says} (${reason}, ${decision.rule}${clauses(decision.citation)}).`;
}

function clauses(citation: readonly AuthorityId[]): string {
  return citation.map((id) => `; ${clause(id)}`).join('');
}

function clause(id: AuthorityId): string {
  const { title, says } = AUTHORITIES[id];
  return `${title}: ${says}`;
}

function ask(request: Asked, verb: 'may' | 'may not'): string {
  const { purpose } = request;
  const why = purpose === null ? 'without a stated purpose' : `for ${purpose} (${PURPOSES[purpose].means})`;
  const sentence = `${who(request.caller)} ${verb} read ${what(request.data)} ${why}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

export function who({ kind, roles, company }: RequestCaller): string {
  if (kind === 'STAFF' && roles && roles.length > 0) {
    return `${CALLER_KINDS.STAFF.means} of ${roles.map((role) => STAFF_ROLES[role].means).join(' and ')}`;
  }
  if (kind === 'COMPANY' && company) return COMPANY_KINDS[company.kind].means;
  return CALLER_KINDS[kind].means;
}

function what(data: RequestData): string {
  switch (data.class) {
    case 'CPNI':
      return cpni(data);
    case 'PERSONAL':
      return data.personal ? `personal data (${data.personal.join(', ')})` : 'personal data';
    case 'RECORD':
      return 'records';
    case 'OPEN':
      return 'open data';
    default:
      return 'a field without a class';
  }
}

function cpni({ categories, callDetail, callLocation, aggregate }: RequestData): string {
  const parts: string[] = [categories.join(' and ')];
  if (callDetail) parts.push('with call detail');
  if (callLocation) parts.push('with the place of calls');
  if (aggregate) parts.push('as an aggregate');
  return parts.join(' ');
}
