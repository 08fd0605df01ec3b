/**
 * The kinds of paper, one row each: how its code begins, and which roles see it. OWN: only whoever handles it; a call
 * with a customer is nobody else's. They are the carrier's own papers: no company and no customer sees them.
 */
import type { Caller } from '../identity/caller.js';
import type { StaffRole } from '../policy/callers.js';
import type { ReferenceKind } from '../policy/request.js';

interface PaperKind {
  readonly means: string;
  readonly prefix: string;
  readonly seenBy: Partial<Readonly<Record<StaffRole, 'ALL' | 'OWN'>>>;
}

export const PAPER_KINDS = {
  CAMPAIGN: {
    means: 'an offer of a service to customers',
    prefix: 'CAMPAIGN',
    seenBy: { MARKETING: 'ALL', SUPERVISOR: 'ALL', AUDITOR: 'ALL' },
  },
  TICKET: {
    means: 'a fault or a dispute that is worked on',
    prefix: 'TICKET',
    seenBy: { SUPPORT: 'ALL', NOC: 'ALL', BILLING: 'ALL' },
  },
  FRAUD_CASE: { means: 'a suspicion of fraud', prefix: 'FRAUD', seenBy: { FRAUD: 'ALL' } },
  CALL: {
    means: 'a customer on the telephone or in the store',
    prefix: 'CALL',
    seenBy: { SUPPORT: 'OWN', NOC: 'OWN' },
  },
  EMERGENCY_CALL: {
    means: 'a call for emergency services',
    prefix: 'EMERGENCY',
    seenBy: { NOC: 'ALL' },
  },
  LEGAL_REQUEST: { means: 'a legal instrument of an agency', prefix: 'LEGAL', seenBy: { LEGAL: 'ALL' } },
  ONBOARDING_CASE: {
    means: 'somebody who is signing up',
    prefix: 'ONBOARD',
    seenBy: { ONBOARDING: 'ALL' },
  },
} as const satisfies Record<ReferenceKind, PaperKind>;

/** The kinds that a caller sees: all papers of some, only the own ones of others. */
export interface SeenKinds {
  readonly all: readonly ReferenceKind[];
  readonly own: readonly ReferenceKind[];
}

export function kindsSeenBy({ kind, roles }: Pick<Caller, 'kind' | 'roles'>): SeenKinds {
  const seen = { all: new Set<ReferenceKind>(), own: new Set<ReferenceKind>() };
  const rows = Object.entries(PAPER_KINDS) as [ReferenceKind, PaperKind][];
  for (const [paper, { seenBy }] of rows) {
    const rights = kind === 'STAFF' ? roles.map((role) => seenBy[role]) : [];
    if (rights.includes('ALL')) seen.all.add(paper);
    else if (rights.includes('OWN')) seen.own.add(paper);
  }
  return { all: [...seen.all], own: [...seen.own] };
}
