// The permanent ids of what can decide: the rows of the table of rules, and the checks that deny before a row may
// permit. They are in the audit log, so an id is never changed and never used again.

export const ROW_IDS = [
  'open-data',
  'self-access',
  'customer-directed-delegate',
  'customer-directed-company',
  'service-provision',
  'service-supporting',
  'billing-collection',
  'billing-collection-agent',
  'fraud-security',
  'fraud-security-affiliate',
  'inbound-assistance',
  'marketing-same-category',
  'marketing-same-category-affiliate',
  'marketing-other-category',
  'marketing-other-category-affiliate',
  'marketing-other-category-joint-venture',
  'emergency',
  'legal-process',
  'aggregate-analytics',
  'signup',
  'service-setup',
  'account-communication',
  'compliance-audit',
  'prohibited-purposes',
] as const;

export const CHECK_IDS = [
  'check-class',
  'check-authenticated',
  'check-purpose-stated',
  'check-personal-shareable',
  'check-purpose-open',
  'check-purpose-granted',
  'check-account-granted',
  'check-category-granted',
  'check-personal',
  'check-party',
  'check-designation',
  'check-status',
  'check-category',
  'check-reference',
  'check-relationship',
  'check-offering',
  'check-objection',
  'check-call-location',
  'check-approval',
  'check-authentication',
  'check-instrument',
  'check-aggregate',
  'check-row-permits',
] as const;

export type RowId = (typeof ROW_IDS)[number];
export type CheckId = (typeof CHECK_IDS)[number];
export type RuleId = RowId | CheckId;
