// A decision is a value: what was decided, by which one rule, for which reason, on which authority, and what the
// caller of `decide` must do about it. A failure to decide is an error, never a decision.

import type { AuthorityId } from './authorities.js';
import type { Reason } from './reasons.js';
import type { RuleId } from './rule-ids.js';

export const OUTCOMES = ['PERMIT', 'DENY'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** AUDIT is an obligation of every decision. */
export const OBLIGATIONS = {
  AUDIT: { means: 'write an audit entry before the response leaves' },
  THIRD_PARTY_RECORD: { means: 'record the disclosure to someone other than the customer and the carrier' },
  CAMPAIGN_RECORD: { means: 'record the use in a campaign (47 CFR 64.2009(c))' },
  SUPPRESS_FROM_CUSTOMER_LEDGER: { means: "leave it out of the customer's ledger (18 U.S.C. 2705(b))" },
} as const;

export type Obligation = keyof typeof OBLIGATIONS;

export interface Decision {
  readonly outcome: Outcome;
  readonly rule: RuleId;
  readonly reason: Reason;
  readonly citation: readonly AuthorityId[];
  readonly obligations: readonly Obligation[];
}
