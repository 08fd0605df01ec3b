// Money as the API answers it: an exact decimal string, of at least the two places of a cent, beside its currency.
import type { Nested } from './select.js';

export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export function moneyAmount(expression: string): string {
  return `round(${expression}, greatest(min_scale(${expression}), 2))`;
}

export function moneyProperty(amount: string, currency: string) {
  return {
    present: `${amount} IS NOT NULL`,
    properties: { amount: moneyAmount(amount), currency },
  } as const satisfies Nested;
}
