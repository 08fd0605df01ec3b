/**
 * A recorded decision in one plain sentence: who read or was refused what, for what, on which ground and clause. From
 * the entry alone, so that it says the same for ever.
 */
import type { AuditEntry } from '../audit/entry.js';
import { AUTHORITIES } from '../policy/authorities.js';
import { CPNI_CATEGORIES, PERSONAL_KINDS } from '../policy/categories.js';
import { COMPANY_KINDS, STAFF_ROLES, type CompanyKind, type StaffRole } from '../policy/callers.js';
import { who } from '../policy/explain.js';
import { PURPOSES } from '../policy/purposes.js';
import { DENY_REASONS, PERMIT_REASONS } from '../policy/reasons.js';
import type { RequestCaller } from '../policy/request.js';
import { isDenyReason } from '../policy/told.js';

/** `companyName` as the company calls itself; null within the carrier and for the customer. */
export function sayDisclosure(entry: AuditEntry, companyName: string | null): string {
  const { decision, purpose } = entry;
  const named = companyName === null ? '' : ` (${companyName})`;
  const verb = decision.outcome === 'PERMIT' ? 'read' : 'was refused';
  const why = purpose === null ? 'without a stated purpose' : `for ${PURPOSES[purpose].means}`;
  const clauses = decision.citation.map((id) => AUTHORITIES[id].title).join('; ');
  const sentence = `${whoOf(entry)}${named} ${verb} ${dataOf(entry)}, ${why}: ${groundOf(entry)}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${clauses === '' ? '' : ` (${clauses})`}.`;
}

function groundOf({ decision: { reason } }: AuditEntry): string {
  return isDenyReason(reason) ? DENY_REASONS[reason].says : PERMIT_REASONS[reason].says;
}

/** The entry keeps words that were of a closed list when it was written; one that is no more is left out. */
function whoOf({ actor }: AuditEntry): string {
  const { kind, companyKind } = actor;
  if (companyKind !== null && Object.hasOwn(COMPANY_KINDS, companyKind))
    return COMPANY_KINDS[companyKind as CompanyKind].means;
  const roles = actor.roles.filter((role): role is StaffRole => Object.hasOwn(STAFF_ROLES, role));
  return who({ kind: kind as RequestCaller['kind'], roles });
}

const OTHER_DATA: Readonly<Record<string, string>> = {
  RECORD: 'records of consents, relationships and disclosures',
  OPEN: 'open data',
  NONE: 'data',
};

function dataOf({ dataClass, categories, personal, callDetail, callLocation }: AuditEntry): string {
  const words = [
    ...categories.map((category) => CPNI_CATEGORIES[category].means),
    ...personal.map((kind) => PERSONAL_KINDS[kind].means),
  ];
  const of = words.length === 0 ? (OTHER_DATA[dataClass] ?? 'data') : words.join('; ');
  const finer = [callDetail ? 'call by call' : '', callLocation ? 'with the place of calls' : ''];
  return [of, ...finer.filter((word) => word !== '')].join(', ');
}
