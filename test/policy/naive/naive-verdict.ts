// What one row of the second reading answers, before the obligations of every decision are added.

export type NaiveObligation =
  'AUDIT' | 'THIRD_PARTY_RECORD' | 'CAMPAIGN_RECORD' | 'SUPPRESS_FROM_CUSTOMER_LEDGER';

export interface NaiveDecision {
  outcome: 'PERMIT' | 'DENY';
  reason: string;
  obligations: NaiveObligation[];
}

export function permit(reason: string, ...obligations: NaiveObligation[]): NaiveDecision {
  return { outcome: 'PERMIT', reason, obligations };
}

/** The permit, unless some check named a reason against it. */
export function unless(denial: string | null, permitted: NaiveDecision): NaiveDecision {
  return denial === null ? permitted : deny(denial);
}

export function deny(reason: string): NaiveDecision {
  return { outcome: 'DENY', reason, obligations: [] };
}
