/** What an operation costs its caller: taken before anything is read, told with the answer, and what was not used given back. */
import type { GraphQLError } from 'graphql';
import type { OperationCost } from './cost.js';

/** As Shopify tells it: points, and points a second. */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** What the caller may spend, as the server keeps it. */
export interface CostBudget {
  /** Takes the points; where it may not, it takes none and answers the refusal. */
  spend(points: number): Promise<{ readonly status: ThrottleStatus; readonly refusal: GraphQLError | null }>;
  /** Gives points back, or takes those used beyond. */
  settle(points: number): void;
}

export interface ToldCost {
  readonly requestedQueryCost: number;
  /** Null where nothing was run. */
  readonly actualQueryCost: number | null;
  readonly throttleStatus: ThrottleStatus;
}

export class OperationMeter {
  readonly #budget: CostBudget;
  #spent: {
    readonly cost: OperationCost;
    readonly status: ThrottleStatus;
    readonly refused: boolean;
  } | null = null;

  constructor(budget: CostBudget) {
    this.#budget = budget;
  }

  /** Null when the operation may run. */
  async begin(cost: OperationCost): Promise<GraphQLError | null> {
    const { status, refusal } = await this.#budget.spend(cost.requested);
    this.#spent = { cost, status, refused: refusal !== null };
    return refusal;
  }

  /** For an answer with these data; null where the operation was refused before it was weighed. */
  end(data: unknown): ToldCost | null {
    if (this.#spent === null) return null;
    const { cost, status, refused } = this.#spent;
    const { requested } = cost;
    if (refused) return { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: status };
    const actual = cost.actual(data);
    this.#budget.settle(requested - actual);
    const available = Math.min(status.maximumAvailable, status.currentlyAvailable + requested - actual);
    return {
      requestedQueryCost: requested,
      actualQueryCost: actual,
      throttleStatus: { ...status, currentlyAvailable: Math.max(0, available) },
    };
  }
}
