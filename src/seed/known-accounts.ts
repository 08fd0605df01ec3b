// The ten accounts of known state: what each shows, and nothing besides. Days are counted back from now.
import type { CpniCategory, ServiceCategory } from '../policy/categories.js';

export interface KnownRelationship {
  companyId: string;
  kind: 'SERVICE' | 'ASSIGNMENT';
  fromDaysAgo: number;
  toDaysAgo?: number;
}

export interface KnownApproval {
  kind: 'OPT_IN' | 'OPT_OUT';
  scope: 'MARKETING' | 'LOCATION';
  companyId?: string;
  daysAgo: number;
}

export interface KnownDelegation {
  subject?: string;
  companyId?: string;
  categories: readonly CpniCategory[];
}

export interface KnownNotice {
  channel: 'ELECTRONIC' | 'MAIL';
  companyIds: readonly string[];
  daysAgo: number;
}

export interface KnownAccount {
  /** What it is there to show. */
  shows: string;
  kind: 'BUSINESS' | 'RESIDENTIAL';
  status: 'APPLICANT' | 'ACTIVE' | 'CLOSED';
  owner?: string;
  categories: readonly ServiceCategory[];
  numbers: number;
  invoices: number;
  placesKnown: boolean;
  relationships: readonly KnownRelationship[];
  approvals?: readonly KnownApproval[];
  notices?: readonly KnownNotice[];
  delegations?: readonly KnownDelegation[];
}

const WITH_AFFILIATE: KnownRelationship = {
  companyId: 'affiliate-active',
  kind: 'SERVICE',
  fromDaysAgo: 300,
};
const ASSIGNED: KnownRelationship = { companyId: 'agent-payments', kind: 'ASSIGNMENT', fromDaysAgo: 300 };

const TWO_CATEGORIES = ['LOCAL', 'INTEREXCHANGE'] as const;

const ACTIVE_TWO_CATEGORIES = {
  kind: 'BUSINESS',
  status: 'ACTIVE',
  categories: TWO_CATEGORIES,
  numbers: 4,
  invoices: 8,
  placesKnown: true,
} as const;

export const KNOWN_ACCOUNTS: Readonly<Record<number, KnownAccount>> = {
  1: {
    ...ACTIVE_TWO_CATEGORIES,
    shows: 'active, two categories, an affiliate, a payment agent, a delegate for billing',
    owner: 'owner',
    relationships: [WITH_AFFILIATE, ASSIGNED],
    delegations: [{ subject: 'delegate', categories: ['BILLING'] }],
  },
  2: {
    ...ACTIVE_TWO_CATEGORIES,
    shows: 'one category only',
    categories: ['LOCAL'],
    relationships: [WITH_AFFILIATE],
  },
  3: {
    ...ACTIVE_TWO_CATEGORIES,
    shows: 'the relationship ended yesterday',
    relationships: [{ ...WITH_AFFILIATE, toDaysAgo: 1 }],
  },
  4: {
    ...ACTIVE_TWO_CATEGORIES,
    shows: 'the relationship is with another affiliate',
    relationships: [{ ...WITH_AFFILIATE, companyId: 'affiliate-second' }],
  },
  5: { ...ACTIVE_TWO_CATEGORIES, shows: 'no relationship', relationships: [] },
  6: {
    ...ACTIVE_TWO_CATEGORIES,
    shows: 'closed, while the relationship goes on',
    status: 'CLOSED',
    relationships: [WITH_AFFILIATE],
  },
  7: {
    ...ACTIVE_TWO_CATEGORIES,
    shows: 'as the first, but the customer objected',
    relationships: [WITH_AFFILIATE, ASSIGNED],
    approvals: [{ kind: 'OPT_OUT', scope: 'MARKETING', daysAgo: 20 }],
  },
  8: {
    ...ACTIVE_TWO_CATEGORIES,
    shows: 'as the first, with express approval of call location for the affiliate',
    relationships: [WITH_AFFILIATE, ASSIGNED],
    approvals: [{ kind: 'OPT_IN', scope: 'LOCATION', companyId: 'affiliate-active', daysAgo: 90 }],
  },
  9: {
    shows: 'an applicant, who has no service and so no CPNI',
    kind: 'RESIDENTIAL',
    status: 'APPLICANT',
    owner: 'applicant',
    categories: [],
    numbers: 0,
    invoices: 0,
    placesKnown: false,
    relationships: [],
  },
  10: {
    ...ACTIVE_TWO_CATEGORIES,
    shows: 'under a legal request with nondisclosure, and a hold',
    relationships: [],
  },
};
