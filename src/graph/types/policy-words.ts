/** The policy's closed words as GraphQL enums: each is made from the table that owns it, so a new row is a new value. */
import { CALLER_KINDS, COMPANY_KINDS, STAFF_ROLES } from '../../policy/callers.js';
import { CPNI_CATEGORIES, SERVICE_CATEGORIES } from '../../policy/categories.js';
import { PURPOSES } from '../../policy/purposes.js';
import { enumOf } from '../enums.js';

type Table<Word extends string> = Readonly<Record<Word, { readonly means: string }>>;

function meanings<Word extends string>(table: Table<Word>): Record<Word, string> {
  const rows = Object.entries(table) as [Word, { means: string }][];
  return Object.fromEntries(rows.map(([word, { means }]) => [word, sentence(means)])) as Record<Word, string>;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export const CpniCategoryEnum = enumOf(
  'CpniCategory',
  'The seven kinds of CPNI (47 U.S.C. 222(h)(1), Policy section 3).',
  meanings(CPNI_CATEGORIES),
);
export const ServiceCategoryEnum = enumOf(
  'ServiceCategory',
  'The categories of service (47 CFR 64.2005).',
  meanings(SERVICE_CATEGORIES),
);
export const PurposeEnum = enumOf(
  'Purpose',
  'What data is read for. A purpose is matched exactly; none includes another.',
  meanings(PURPOSES),
);
export const CallerKindEnum = enumOf('CallerKind', 'Who a caller is to the carrier.', meanings(CALLER_KINDS));
export const CompanyKindEnum = enumOf(
  'CompanyKind',
  'What a company is to the carrier.',
  meanings(COMPANY_KINDS),
);
export const StaffRoleEnum = enumOf('StaffRole', 'The roles of the carrier’s staff.', meanings(STAFF_ROLES));

export const OutcomeEnum = enumOf('Outcome', 'The two outcomes of a decision.', {
  PERMIT: 'Permitted.',
  DENY: 'Refused.',
});
export const ObligationEnum = enumOf('Obligation', 'What a decision obliges to.', {
  AUDIT: 'Record the decision.',
  THIRD_PARTY_RECORD: 'Keep it among the disclosures to third parties (47 CFR 64.2009(c)).',
  CAMPAIGN_RECORD: 'Keep it among the campaign’s records (47 CFR 64.2009(c)).',
  SUPPRESS_FROM_CUSTOMER_LEDGER: 'Leave it out of the customer’s ledger (18 U.S.C. 2705(b)).',
});
