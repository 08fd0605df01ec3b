// A client as it is asked for, checked before it is registered: a known company, purposes that a company of its kind may state, and
// public keys alone. Every fault is told at once, by field and without the value.
import { KeysRefused, readClientKeys } from '../identity/read-client-keys.js';
import { CPNI_CATEGORIES } from '../policy/categories.js';
import { COMPANY_KINDS, type CompanyKind } from '../policy/callers.js';
import { PURPOSES, type Purpose } from '../policy/purposes.js';
import { refusePurpose } from '../policy/refuse-purpose.js';
import type {
  ClientKeys,
  CompanyRegistration,
  NewClient,
} from '../records/stores/client-registration-store.js';

export interface ClientDraft {
  readonly issuer: string;
  readonly clientId: string;
  readonly name: string;
  readonly purposes: readonly string[];
  /** Null: not narrowed. */
  readonly categories: readonly string[] | null;
  readonly requiresDpop: boolean;
  readonly requiresBodyDigest: boolean;
  readonly documentsOnly: boolean;
  /** PEM, JWK or JWK set; null where the issuer is not the embedded one and has its own. */
  readonly keys: string | null;
}

export interface DraftRules {
  /** Null: there is none of that id. */
  readonly company: CompanyRegistration | null;
  /** Whether a client may do without a proof of possession: in the demo alone. */
  readonly mayBeUnbound: boolean;
}

export interface DraftFault {
  readonly field: string;
  readonly message: string;
}

export type CheckedDraft =
  | { readonly client: NewClient; readonly faults: readonly [] }
  | { readonly client: null; readonly faults: readonly DraftFault[] };

const CLIENT_ID = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const NAME = /^[^\p{Cc}]{1,120}$/u;

export async function checkDraft(draft: ClientDraft, rules: DraftRules): Promise<CheckedDraft> {
  const [jwks, keyFaults] = await readKeys(draft.keys);
  const faults = [...faultsOfDraft(draft, rules), ...keyFaults];
  if (rules.company === null || faults.length > 0) return { client: null, faults };
  const { issuer, clientId, name, purposes, categories, requiresDpop, requiresBodyDigest, documentsOnly } =
    draft;
  const { companyId } = rules.company;
  const client = { issuer, clientId, name, callerKind: 'COMPANY', companyId, purposes, categories } as const;
  return { client: { ...client, requiresDpop, requiresBodyDigest, documentsOnly, jwks }, faults: [] };
}

function faultsOfDraft(draft: ClientDraft, { company, mayBeUnbound }: DraftRules): DraftFault[] {
  const rows: readonly (readonly [field: string, holds: boolean, message: string])[] = [
    ['company', company !== null, 'is not the id of a known company'],
    ['clientId', CLIENT_ID.test(draft.clientId), 'is 1 to 63 of a-z, 0-9, dot, hyphen and underscore'],
    ['name', NAME.test(draft.name), 'is 1 to 120 characters'],
    ['purposes', draft.purposes.length > 0, 'names no purpose'],
    [
      'purposes',
      draft.purposes.every((word) => isOpen(word, company)),
      'holds a word that is no purpose of such a company',
    ],
    ['categories', draft.categories?.every(isCategory) ?? true, 'holds a word that is no category'],
    ['requiresDpop', draft.requiresDpop || mayBeUnbound, 'can be off in the demo alone'],
    ['requiresBodyDigest', draft.requiresDpop || !draft.requiresBodyDigest, 'needs a proof to stand in'],
  ];
  return rows.flatMap(([field, holds, message]) => (holds ? [] : [{ field, message }]));
}

async function readKeys(text: string | null): Promise<[ClientKeys | null, DraftFault[]]> {
  if (text === null) return [null, []];
  try {
    return [await readClientKeys(text), []];
  } catch (error) {
    if (error instanceof KeysRefused) return [null, [{ field: 'keys', message: error.message }]];
    throw error;
  }
}

/** Whether the policy refuses the purpose to such a company as such, whatever the facts. An unknown company is told by itself. */
function isOpen(word: string, company: CompanyRegistration | null): boolean {
  if (!isPurpose(word)) return false;
  if (company === null || !isCompanyKind(company.kind)) return true;
  const caller = {
    kind: 'COMPANY',
    roles: [],
    company: { id: company.companyId, kind: company.kind, communicationsRelated: true },
  } as const;
  return refusePurpose({ caller, grant: { purposes: [word] }, purpose: word, class: 'CPNI' }) === null;
}

function isPurpose(word: string): word is Purpose {
  return Object.hasOwn(PURPOSES, word);
}

function isCategory(word: string): boolean {
  return Object.hasOwn(CPNI_CATEGORIES, word);
}

function isCompanyKind(kind: string): kind is CompanyKind {
  return Object.hasOwn(COMPANY_KINDS, kind);
}
