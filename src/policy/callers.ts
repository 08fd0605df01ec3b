// Who asks: the kinds of caller, the kinds of company and the roles of the carrier's staff.
// A kind that no rule names may read nothing.

export const CALLER_KINDS = {
  ANONYMOUS: { means: 'nobody signed in' },
  CUSTOMER: { means: 'a customer' },
  DELEGATE: { means: 'a person whom a customer designated' },
  STAFF: { means: "the carrier's staff" },
  COMPANY: { means: 'a company' },
} as const;

export type CallerKind = keyof typeof CALLER_KINDS;

export const COMPANY_KINDS = {
  CARRIER: { means: 'the carrier' },
  AFFILIATE: { means: 'an affiliate of the carrier' },
  AGENT: { means: "the carrier's agent" },
  JOINT_VENTURE: { means: 'a joint venture partner' },
  THIRD_PARTY: { means: 'a third party' },
  PUBLIC_SAFETY: { means: 'a public safety agency' },
  GOVERNMENT: { means: 'a government agency' },
} as const;

export type CompanyKind = keyof typeof COMPANY_KINDS;

/** `statesPurposes` false: the role opens no purpose at all, not even aggregates. */
export const STAFF_ROLES = {
  SUPPORT: { statesPurposes: true, means: 'customer support' },
  BILLING: { statesPurposes: true, means: 'billing' },
  NOC: { statesPurposes: true, means: 'the network operations centre' },
  FRAUD: { statesPurposes: true, means: 'fraud prevention' },
  MARKETING: { statesPurposes: true, means: 'marketing' },
  LEGAL: { statesPurposes: true, means: 'the legal department' },
  AUDITOR: { statesPurposes: true, means: 'audit' },
  SUPERVISOR: { statesPurposes: false, means: 'supervisors' },
  DEVELOPER: { statesPurposes: false, means: 'developers' },
  ONBOARDING: { statesPurposes: true, means: 'onboarding' },
} as const;

export type StaffRole = keyof typeof STAFF_ROLES;
