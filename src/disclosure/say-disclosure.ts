/**
 * A recorded decision in one plain sentence: who read or was refused what, for what, on which ground and clause. From
 * the entry alone, so that it says the same for ever; a word that is of no closed list any more is said as it is.
 */
import type { AuditEntry } from '../audit/entry.js';
import { AUTHORITIES } from '../policy/authorities.js';
import { CPNI_CATEGORIES, PERSONAL_KINDS } from '../policy/categories.js';
import { CALLER_KINDS, COMPANY_KINDS, STAFF_ROLES } from '../policy/callers.js';
import { PURPOSES } from '../policy/purposes.js';
import { DENY_REASONS, PERMIT_REASONS } from '../policy/reasons.js';

/** `companyName` as the company calls itself; null within the carrier and for the customer. */
export function sayDisclosure(entry: AuditEntry, companyName: string | null): string {
  const { decision, purpose } = entry;
  const named = companyName === null ? '' : ` (${companyName})`;
  const verb = decision.outcome === 'PERMIT' ? 'read' : 'was refused';
  const why = purpose === null ? 'without a stated purpose' : `for ${meaningOf(PURPOSES, purpose)}`;
  const clauses = decision.citation
    .map((id) => (Object.hasOwn(AUTHORITIES, id) ? AUTHORITIES[id].title : id))
    .join('; ');
  const sentence = `${whoOf(entry)}${named} ${verb} ${dataOf(entry)}, ${why}: ${groundOf(entry)}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${clauses === '' ? '' : ` (${clauses})`}.`;
}

const REASONS: Readonly<Record<string, { readonly says: string }>> = { ...PERMIT_REASONS, ...DENY_REASONS };

function groundOf({ decision: { reason } }: AuditEntry): string {
  return REASONS[reason]?.says ?? reason;
}

type Meanings = Readonly<Record<string, { readonly means: string }>>;

function meaningOf(table: Meanings, word: string): string {
  return Object.hasOwn(table, word) ? (table[word]?.means ?? word) : word;
}

function whoOf({ actor: { kind, companyKind, roles } }: AuditEntry): string {
  if (companyKind !== null) return meaningOf(COMPANY_KINDS, companyKind);
  const caller = meaningOf(CALLER_KINDS, kind);
  if (kind !== 'STAFF' || roles.length === 0) return caller;
  return `${caller} of ${roles.map((role) => meaningOf(STAFF_ROLES, role)).join(' and ')}`;
}

const OTHER_DATA: Readonly<Record<string, string>> = {
  RECORD: 'records of consents, relationships and disclosures',
  OPEN: 'open data',
  NONE: 'data',
};

function dataOf({ dataClass, categories, personal, callDetail, callLocation }: AuditEntry): string {
  const words = [
    ...categories.map((category) => meaningOf(CPNI_CATEGORIES, category)),
    ...personal.map((kind) => meaningOf(PERSONAL_KINDS, kind)),
  ];
  const of = words.length === 0 ? (OTHER_DATA[dataClass] ?? 'data') : words.join('; ');
  const finer = [callDetail ? 'call by call' : '', callLocation ? 'with the place of calls' : ''];
  return [of, ...finer.filter((word) => word !== '')].join(', ');
}
