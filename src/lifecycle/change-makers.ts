/**
 * Who may make changes: one row each. What the token says decides whether a caller may try at all; what a row asks of
 * the account or of the paper besides is decided when these are known, and always before anything is written.
 */
import { EMBEDDED_ISSUER, type Caller } from '../identity/caller.js';
import type { StaffRole } from '../policy/callers.js';

export type ChangeInput = Readonly<Record<string, unknown>>;

interface MakerRow {
  readonly says: string;
  readonly mayTry: (caller: Caller, input: ChangeInput) => boolean;
}

const staff =
  (role: StaffRole): MakerRow['mayTry'] =>
  ({ kind, roles }) =>
    kind === 'STAFF' && roles.includes(role);

function supportOnCall(caller: Caller, input: ChangeInput): boolean {
  return staff('SUPPORT')(caller, input) && typeof input['call'] === 'string';
}

/** It only ever protects. */
function isObjection(input: ChangeInput): boolean {
  return input['kind'] === 'OPT_OUT';
}

function isOwnId(named: unknown, own: Caller['company']): boolean {
  return named === undefined || named === null || named === own?.id;
}

export const CHANGE_MAKERS = {
  ANYONE: { says: 'anyone, without a token', mayTry: () => true },
  OWNER: { says: 'the owner, by password', mayTry: ({ kind }) => kind === 'CUSTOMER' },
  OWNER_OBJECTING: {
    says: 'the owner, however logged in, to object',
    mayTry: ({ kind }, input) => kind === 'CUSTOMER' && isObjection(input),
  },
  SUPPORT_ON_CALL: { says: 'support staff for the owner, on an open call of theirs', mayTry: supportOnCall },
  SUPPORT_ON_PROVEN_CALL: {
    says: 'support staff for the owner, on an open call of theirs with the password or a call back',
    mayTry: supportOnCall,
  },
  SUPPORT_OBJECTING: {
    says: 'support staff for the owner, to object, however that reached them',
    mayTry: (caller, input) => staff('SUPPORT')(caller, input) && isObjection(input),
  },
  SUPPORT: { says: 'support staff', mayTry: staff('SUPPORT') },
  ONBOARDING_ON_CASE: {
    says: 'onboarding staff for an applicant, on an open case of the account',
    mayTry: (caller, input) => staff('ONBOARDING')(caller, input) && typeof input['reference'] === 'string',
  },
  ONBOARDING: { says: 'onboarding staff', mayTry: staff('ONBOARDING') },
  NOC: { says: 'the network operations center', mayTry: staff('NOC') },
  FRAUD: { says: 'fraud staff', mayTry: staff('FRAUD') },
  MARKETING: { says: 'marketing staff', mayTry: staff('MARKETING') },
  LEGAL: { says: 'legal staff', mayTry: staff('LEGAL') },
  SUPERVISOR: { says: 'a supervisor', mayTry: staff('SUPERVISOR') },
  COMPANY: {
    says: 'a company, for its own id',
    mayTry: ({ kind, company }, input) => kind === 'COMPANY' && isOwnId(input['company'], company),
  },
  AFFILIATE: {
    says: 'an affiliate, for its own id',
    mayTry: ({ company }, input) => company?.kind === 'AFFILIATE' && isOwnId(input['company'], company),
  },
  PUBLIC_SAFETY: {
    says: 'a public safety agency, for its own calls',
    mayTry: ({ kind, company }) => kind === 'COMPANY' && company?.kind === 'PUBLIC_SAFETY',
  },
  OWN_LOGIN: {
    says: 'a person, for the own logins and the grants that they gave',
    mayTry: ({ kind, issuer, subject }, input) =>
      (kind === 'CUSTOMER' || kind === 'DELEGATE') &&
      (input['issuer'] ?? EMBEDDED_ISSUER) === issuer &&
      (input['kind'] === 'GRANT' || (input['kind'] === 'SUBJECT' && input['value'] === subject)),
  },
} as const satisfies Record<string, MakerRow>;

export type ChangeMakerName = keyof typeof CHANGE_MAKERS;

export function mayTry(maker: ChangeMakerName, caller: Caller, input: ChangeInput): boolean {
  const row: MakerRow = CHANGE_MAKERS[maker];
  return row.mayTry(caller, input);
}
