/**
 * When whom a breach is told of, one row a version of the rule (47 CFR 64.2011). Which version a breach falls under is
 * kept with it. Whether a row is in force is data: the amendment of 2023 was adopted, and the day from which it holds
 * is pending (FCC 23-111), so that it is known here and not yet taken.
 */
import type { Instant } from '../clock.js';
import { afterBusinessDays } from './business-days.js';

interface BreachRule {
  readonly means: string;
  readonly inForce: boolean;
  readonly agencies: readonly string[];
  /** Business days after the breach was reasonably determined. */
  readonly agenciesWithin: number;
  /** Full business days after the agencies were told, before which no customer is told. */
  readonly customersNotBefore: number;
  /** Days after the determination by which the customers are told; null: without unreasonable delay. */
  readonly customersWithin: number | null;
}

export const BREACH_RULES = {
  RULE_2007: {
    means: 'the rule of 2007: agencies first, customers after seven full business days',
    inForce: true,
    agencies: ['United States Secret Service', 'Federal Bureau of Investigation'],
    agenciesWithin: 7,
    customersNotBefore: 7,
    customersWithin: null,
  },
  RULE_2023: {
    means: 'the amendment of 2023, whose effective date is pending: the FCC too, customers within 30 days',
    inForce: false,
    agencies: [
      'Federal Communications Commission',
      'United States Secret Service',
      'Federal Bureau of Investigation',
    ],
    agenciesWithin: 7,
    customersNotBefore: 0,
    customersWithin: 30,
  },
} as const satisfies Record<string, BreachRule>;

export type BreachRuleName = keyof typeof BREACH_RULES;

export const BREACH_RULE_IN_FORCE: BreachRuleName = 'RULE_2007';

const DAY = 24 * 60 * 60 * 1000;

/** When the agencies are to be told at the latest. */
export function agenciesDue(rule: BreachRuleName, determinedAt: Instant): Instant {
  return afterBusinessDays(determinedAt, BREACH_RULES[rule].agenciesWithin);
}

/** From when the customers may be told, once the agencies were. */
export function customersNotBefore(rule: BreachRuleName, agenciesNotifiedAt: Instant): Instant {
  const { customersNotBefore: days } = BREACH_RULES[rule];
  return days === 0 ? agenciesNotifiedAt : afterBusinessDays(agenciesNotifiedAt, days);
}

/** When the customers are to be told at the latest; null where the rule names no day. */
export function customersDue(rule: BreachRuleName, determinedAt: Instant): Instant | null {
  const { customersWithin: days } = BREACH_RULES[rule];
  return days === null ? null : determinedAt + days * DAY;
}
