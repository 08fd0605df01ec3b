// Caller x purpose x kind of data: each cell is what `decide` answers to the most favourable request for it. Nothing
// here knows a rule, so the matrix cannot say other than what is decided.

import { CALLER_KINDS, COMPANY_KINDS, STAFF_ROLES } from './callers.js';
import type { CompanyKind, StaffRole } from './callers.js';
import { CPNI_CATEGORIES } from './categories.js';
import type { CpniCategory } from './categories.js';
import { decide } from './decide.js';
import type { Decision } from './decision.js';
import type { DataKind } from './favourable-request.js';
import { favourableRequest } from './favourable-request.js';
import { PURPOSES } from './purposes.js';
import type { Purpose } from './purposes.js';
import type { RequestCaller } from './request.js';

export interface MatrixColumn extends DataKind {
  readonly name: string;
  readonly short: string;
  readonly means: string;
}

export interface MatrixCaller {
  readonly name: string;
  readonly means: string;
  readonly caller: RequestCaller;
}

/** Callers whose cells are all alike share a row. */
export interface MatrixRow {
  readonly callers: readonly MatrixCaller[];
  readonly cells: readonly Decision[];
}

const SHORT: Readonly<Record<CpniCategory, string>> = {
  TYPE: 'T',
  TECHNICAL_ARRANGEMENT: 'A',
  QUANTITY: 'Q',
  DESTINATION: 'D',
  LOCATION: 'L',
  AMOUNT_OF_USE: 'U',
  BILLING: 'B',
};

const PLAIN = { callDetail: false, callLocation: false } as const;

export const MATRIX_COLUMNS: readonly MatrixColumn[] = [
  ...(Object.keys(CPNI_CATEGORIES) as CpniCategory[]).map((category) => ({
    ...PLAIN,
    class: 'CPNI' as const,
    categories: [category],
    name: category,
    short: SHORT[category],
    means: CPNI_CATEGORIES[category].means,
  })),
  {
    ...PLAIN,
    class: 'CPNI',
    categories: ['AMOUNT_OF_USE'],
    callDetail: true,
    name: 'call detail',
    short: 'CD',
    means: 'start, end and duration of single calls',
  },
  {
    class: 'CPNI',
    categories: ['LOCATION'],
    callDetail: true,
    callLocation: true,
    name: 'call location',
    short: 'CL',
    means: 'the place of single calls, read alone',
  },
  {
    ...PLAIN,
    class: 'PERSONAL',
    categories: [],
    name: 'personal',
    short: 'P',
    means: 'names, e-mail addresses, telephone numbers and postal addresses of persons',
  },
  {
    ...PLAIN,
    class: 'RECORD',
    categories: [],
    name: 'records',
    short: 'R',
    means: 'consents, relationships, decisions and disclosures',
  },
];

export const MATRIX_CALLERS: readonly MatrixCaller[] = [
  { name: 'ANONYMOUS', means: CALLER_KINDS.ANONYMOUS.means, caller: { kind: 'ANONYMOUS' } },
  { name: 'CUSTOMER', means: CALLER_KINDS.CUSTOMER.means, caller: { kind: 'CUSTOMER', subject: 'somebody' } },
  { name: 'DELEGATE', means: CALLER_KINDS.DELEGATE.means, caller: { kind: 'DELEGATE', subject: 'somebody' } },
  ...(Object.keys(STAFF_ROLES) as StaffRole[]).map((role) => ({
    name: `STAFF ${role}`,
    means: STAFF_ROLES[role].means,
    caller: { kind: 'STAFF' as const, subject: 'somebody', roles: [role] },
  })),
  ...(Object.keys(COMPANY_KINDS) as CompanyKind[]).map((kind) => ({
    name: kind,
    means: COMPANY_KINDS[kind].means,
    caller: { kind: 'COMPANY' as const, company: { id: 'a-company', kind, communicationsRelated: true } },
  })),
];

export function cellsOf({ caller }: MatrixCaller, purpose: Purpose): readonly Decision[] {
  return MATRIX_COLUMNS.map(({ class: dataClass, categories, callDetail, callLocation }) =>
    decide(favourableRequest(caller, purpose, { class: dataClass, categories, callDetail, callLocation })),
  );
}

export function rowsOf(purpose: Purpose): readonly MatrixRow[] {
  const rows = new Map<string, { callers: MatrixCaller[]; cells: readonly Decision[] }>();
  for (const caller of MATRIX_CALLERS) {
    const cells = cellsOf(caller, purpose);
    const key = cells.map(({ reason }) => reason).join(' ');
    const row = rows.get(key);
    if (row) row.callers.push(caller);
    else rows.set(key, { callers: [caller], cells });
  }
  return [...rows.values()].sort((one, other) => permits(other) - permits(one));
}

function permits({ cells }: { readonly cells: readonly Decision[] }): number {
  return cells.filter(({ outcome }) => outcome === 'PERMIT').length;
}

export interface OverviewRow {
  readonly purpose: Purpose;
  /** Who may read something for it, and the short names of what. */
  readonly readers: readonly { readonly caller: MatrixCaller; readonly reads: readonly string[] }[];
}

export function overview(): readonly OverviewRow[] {
  return (Object.keys(PURPOSES) as Purpose[]).map((purpose) => ({
    purpose,
    readers: MATRIX_CALLERS.map((caller) => ({ caller, reads: readsOf(caller, purpose) })).filter(
      ({ reads }) => reads.length > 0,
    ),
  }));
}

function readsOf(caller: MatrixCaller, purpose: Purpose): readonly string[] {
  const cells = cellsOf(caller, purpose);
  return MATRIX_COLUMNS.filter((_, at) => cells[at]?.outcome === 'PERMIT').map(({ short }) => short);
}
