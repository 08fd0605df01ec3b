// What one caller may spend on operations, and how it is told that it may not.
import { GraphQLError } from 'graphql';
import { ERROR_CODES } from '../errors.js';
import type { CostBudget, ThrottleStatus } from '../graph/meter.js';
import type { BudgetSize } from '../records/stores/cost-budget-store.js';
import type { CostBuckets } from './cost-buckets.js';
import { LIMITS } from './limits.js';
import type { Payer } from './payer.js';

export interface BudgetParts {
  readonly size: BudgetSize;
  readonly buckets: CostBuckets;
  /** Told what an operation asks for. */
  readonly onWeighed: (points: number) => void;
}

export function budgetOf(payer: Payer, { size, buckets, onWeighed }: BudgetParts): CostBudget {
  const most = Math.min(LIMITS.cost.most, size.capacity);
  return {
    async spend(points) {
      onWeighed(points);
      const { granted, available } = await buckets.take(payer, points > most ? 0 : points);
      const status: ThrottleStatus = {
        maximumAvailable: size.capacity,
        currentlyAvailable: Math.max(0, Math.floor(available)),
        restoreRate: size.restoreRate,
      };
      const seconds = Math.ceil((points - available) / size.restoreRate);
      return { status, refusal: points > most ? tooCostly(most) : granted ? null : throttled(seconds) };
    },
    settle(points) {
      if (points !== 0) void buckets.give(payer, points);
    },
  };
}

function tooCostly(most: number): GraphQLError {
  const { code, counts } = LIMITS.cost;
  return refusal(code, `an operation has at most ${most} ${counts}`, { limit: 'cost', most });
}

function throttled(seconds: number): GraphQLError {
  const headers = new Map([['retry-after', String(seconds)]]);
  return refusal('THROTTLED', ERROR_CODES.THROTTLED.message, { limit: 'budget' }, headers);
}

function refusal(
  code: 'THROTTLED' | typeof LIMITS.cost.code,
  message: string,
  extensions: Readonly<Record<string, unknown>>,
  headers = new Map<string, string>(),
): GraphQLError {
  const { status } = ERROR_CODES[code];
  return new GraphQLError(message, { extensions: { ...extensions, code, http: { status, headers } } });
}
