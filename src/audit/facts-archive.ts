/**
 * The facts as they were: what a decision had before it, kept once under the hash of their canonical JSON. Entry and
 * facts together give back the whole request of `decide`. No value of CPNI is among them: statuses, dates and papers are.
 */
import { hash } from 'node:crypto';
import { toIso } from '../clock.js';
import type { DecisionRequest, RequestCaller, RequestData, RequestReference } from '../policy/request.js';
import type { PolicyParameters } from '../policy/request.js';
import { canonicalJson, rememberText } from './canonical-json.js';
import type { DecisionEntry } from './entry.js';

/** What the entry does not say itself. The policy is named by the entry and kept as its own version. */
export type AuditFacts = Omit<
  DecisionRequest,
  'at' | 'policy' | 'authentication' | 'purpose' | 'offering' | 'data'
>;

/** Facts on their way into the archive; kept by month with the entries that name them. */
export interface ArchivedFacts {
  readonly accountId: string;
  /** Epoch milliseconds, of the entries. */
  readonly at: number;
  readonly factsHash: string;
  /** The facts as canonical JSON. */
  readonly text: string;
}

/** What decisions had before them, for the archive. */
export function archiveFacts(
  of: Pick<ArchivedFacts, 'accountId' | 'at'>,
  request: AuditFacts,
): ArchivedFacts {
  const text = canonicalJson(factsOf(request));
  return { ...of, factsHash: digest(text), text };
}

/** SHA-256 of the canonical JSON, in lower-case hexadecimal. */
export function hashFacts(facts: AuditFacts): string {
  return digest(canonicalJson(facts));
}

function digest(text: string): string {
  return hash('sha256', text);
}

/** The facts of a request, and nothing that merely travelled with them; in the order in which they are written. */
function factsOf(request: AuditFacts): AuditFacts {
  const { caller, grant, account, party, relationships, approvals, notices, delegation, reference } = request;
  return {
    account,
    approvals,
    caller: once(caller, exactCaller),
    ...(delegation === undefined ? {} : { delegation }),
    grant,
    notices,
    party,
    ...(reference === undefined ? {} : { reference: once(reference, exactReference) }),
    relationships,
  };
}

const EXACT = new WeakMap<object, object>();

/** What all accounts of an operation have before them is the same object, and is written once. */
function once<Value extends object>(value: Value, exact: (value: Value) => Value): Value {
  let known = EXACT.get(value) as Value | undefined;
  if (known === undefined) {
    known = rememberText(exact(value));
    EXACT.set(value, known);
  }
  return known;
}

function exactCaller({ kind, subject, roles, company }: RequestCaller): RequestCaller {
  if (company === undefined) return { kind, roles, subject };
  const { id, kind: companyKind, communicationsRelated } = company;
  return { company: { communicationsRelated, id, kind: companyKind }, kind, roles, subject };
}

/** Complete by its type, so that a new part of a reference cannot be forgotten; a number that calls is not among them. */
const REFERENCE_PARTS: Readonly<Record<keyof RequestReference, true>> = {
  kind: true,
  id: true,
  accountId: true,
  companyIds: true,
  handledBy: true,
  open: true,
  endedAt: true,
  offering: true,
  approvedBySupervisor: true,
  customerConsented: true,
  instrument: true,
  categories: true,
  accounts: true,
  from: true,
  to: true,
  enteredAt: true,
  expiresAt: true,
  reviewedBy: true,
  nondisclosure: true,
};

function exactReference(reference: RequestReference): RequestReference {
  const parts = Object.entries(reference).filter(([part]) => Object.hasOwn(REFERENCE_PARTS, part));
  return Object.fromEntries(parts) as unknown as RequestReference;
}

/** The request that the entry was decided from. */
export function requestOf(
  entry: DecisionEntry,
  facts: AuditFacts,
  policy: PolicyParameters,
): DecisionRequest {
  const { at, authentication, purpose, offering } = entry;
  return {
    ...facts,
    at,
    policy,
    authentication,
    purpose,
    ...(offering === null ? {} : { offering }),
    data: dataOf(entry),
  };
}

function dataOf(entry: DecisionEntry): RequestData {
  const { dataClass, categories, callDetail, callLocation, personal, period } = entry;
  return {
    class: dataClass === 'NONE' ? null : dataClass,
    categories,
    callDetail,
    callLocation,
    ...(personal.length === 0 ? {} : { personal }),
    ...(period === null ? {} : { period }),
  };
}

/** Rows as JSON text, one a set of facts, by account, hash and month. */
export function toFactsRows(archived: readonly ArchivedFacts[]): Map<string, string> {
  const rows = new Map<string, string>();
  for (const { accountId, at, factsHash, text } of archived) {
    const month = `${toIso(at).slice(0, 7)}-01T00:00:00Z`;
    const names = JSON.stringify({ account_id: accountId, facts_hash: factsHash, month });
    rows.set(`${accountId} ${factsHash} ${month}`, `${names.slice(0, -1)},"facts":${text}}`);
  }
  return rows;
}
