/**
 * The facts of a decision in words, for the auditor and for the customer they are about. What speaks of the carrier's
 * own papers and of the token is for the auditor alone: a case may be open that its customer must not hear of.
 */
import type { AuditEntry } from '../audit/entry.js';
import type { AuditFacts } from '../audit/facts-archive.js';
import { toIso } from '../clock.js';
import { who } from '../policy/explain.js';
import { PURPOSES } from '../policy/purposes.js';
import type {
  RequestApproval,
  RequestNotice,
  RequestReference,
  RequestRelationship,
} from '../policy/request.js';

export const FACT_READERS = ['AUDITOR', 'OWNER'] as const;
export type FactReader = (typeof FACT_READERS)[number];

export interface FactInWords {
  readonly name: string;
  readonly says: string;
}

interface FactRow {
  readonly name: string;
  readonly readers: readonly FactReader[];
  readonly say: (facts: AuditFacts, entry: AuditEntry) => readonly string[];
}

const BOTH: readonly FactReader[] = FACT_READERS;

const FACTS: readonly FactRow[] = [
  { name: 'caller', readers: BOTH, say: ({ caller }) => [who(caller)] },
  { name: 'purpose', readers: BOTH, say: (_, { purpose }) => [purpose ? PURPOSES[purpose].means : 'none'] },
  {
    name: 'authentication',
    readers: BOTH,
    say: (_, { authentication: { method, channel } }) => [`${method}, ${channel}`],
  },
  { name: 'grant', readers: ['AUDITOR'], say: ({ grant }) => sayGrant(grant) },
  { name: 'account', readers: BOTH, say: ({ account }) => (account ? [account.status] : []) },
  { name: 'owner', readers: BOTH, say: ({ party }) => [party ? 'the caller' : 'not the caller'] },
  {
    name: 'service',
    readers: BOTH,
    say: ({ account }) => (account?.services ?? []).map((one) => `${one.category} ${period(one)}`),
  },
  { name: 'business', readers: BOTH, say: ({ account }) => sayBusiness(account) },
  { name: 'relationship', readers: BOTH, say: ({ relationships }) => relationships.map(sayRelationship) },
  { name: 'approval', readers: BOTH, say: ({ approvals }) => approvals.map(sayApproval) },
  { name: 'notice', readers: BOTH, say: ({ notices }) => notices.map(sayNotice) },
  { name: 'designation', readers: BOTH, say: ({ delegation }) => sayDesignation(delegation) },
  { name: 'reference', readers: ['AUDITOR'], say: ({ reference }) => sayReference(reference) },
  { name: 'policy', readers: BOTH, say: (_, { policyVersion }) => (policyVersion ? [policyVersion] : []) },
];

export function sayFacts(entry: AuditEntry, facts: AuditFacts, reader: FactReader): FactInWords[] {
  return FACTS.filter(({ readers }) => readers.includes(reader)).flatMap(({ name, say }) =>
    say(facts, entry).map((says) => ({ name, says })),
  );
}

/** `[from, to)` in words; without an end it goes on. */
function period({ from, to }: { from: number; to?: number | undefined }): string {
  return to === undefined ? `since ${toIso(from)}` : `from ${toIso(from)} to ${toIso(to)}`;
}

function sayGrant({ purposes, categories, accounts }: AuditFacts['grant']): string[] {
  return [
    `purposes ${listed(purposes)}`,
    ...(categories === undefined ? [] : [`categories ${listed(categories)}`]),
    ...(accounts === undefined ? [] : [`accounts ${listed(accounts)}`]),
  ];
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ');
}

function sayBusiness(account: AuditFacts['account']): string[] {
  if (account?.business === undefined) return [];
  const { dedicatedRepresentative, contractCoversCpni } = account.business;
  return [
    `${dedicatedRepresentative ? 'a' : 'no'} dedicated representative, ` +
      `the contract ${contractCoversCpni ? 'covers' : 'does not cover'} CPNI`,
  ];
}

function sayRelationship({ companyId, kind = 'SERVICE', ...times }: RequestRelationship): string {
  return `${companyId}, ${kind}, ${period(times)}`;
}

function sayApproval({ kind, scope, companyId, categories, at, revokedAt }: RequestApproval): string {
  const whom = companyId === undefined ? '' : `, naming ${companyId}`;
  const what = categories === undefined ? '' : `, for ${listed(categories)}`;
  return `${kind}, ${scope}${whom}${what}, ${period({ from: at, to: revokedAt })}`;
}

function sayNotice({ sentAt, channel, bounced, namesCompanies = [] }: RequestNotice): string {
  const names = namesCompanies.length === 0 ? '' : `, naming ${listed(namesCompanies)}`;
  return `${channel}, sent ${toIso(sentAt)}${bounced ? ', bounced' : ''}${names}`;
}

function sayDesignation(delegation: AuditFacts['delegation']): string[] {
  if (delegation === undefined) return [];
  const { form, categories, from, until, revokedAt } = delegation;
  const revoked = revokedAt === undefined ? '' : `, revoked ${toIso(revokedAt)}`;
  return [`${form}, for ${listed(categories)}, ${period({ from, to: until })}${revoked}`];
}

/** Every part that is there, by its own name: what a reference has differs by its kind. */
function sayReference(reference: RequestReference | undefined): string[] {
  if (reference === undefined) return [];
  return Object.entries(reference).map(([part, value]) => `${part} ${sayPart(part, value)}`);
}

const INSTANTS = ['from', 'to', 'enteredAt', 'expiresAt', 'endedAt'];

function sayPart(part: string, value: unknown): string {
  if (typeof value === 'number' && INSTANTS.includes(part)) return toIso(value);
  return Array.isArray(value) ? listed(value.map(String)) : String(value);
}
