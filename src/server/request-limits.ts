// What a request passes before and while it is served: the load of this node, the rates of its address and its caller, the operations
// at once, the points. The first that refuses answers.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS } from '../identity/caller.js';
import type { CostBudget } from '../graph/meter.js';
import { openBuckets } from './cost-buckets.js';
import { budgetOf, type BudgetParts } from './cost-budget.js';
import { EventLoopDelay } from './event-loop-delay.js';
import { Payers, type Payer } from './payer.js';
import { Rate, rateHeaders, type RateState } from './rates.js';
import { overloaded, RunningOperations } from './running-operations.js';
import type { LimitParts } from './server-limits.js';
import { StoreGuard } from './store-guard.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Counted so far. */
    rates: readonly RateState[];
  }
  interface FastifyContextConfig {
    /** Answers whatever the load, and counts for nobody. */
    unlimited?: boolean;
  }
}

/** What an operator wants to know of it. */
interface Watched {
  readonly onStoreFault: (error: unknown) => void;
  /** Told what an operation asks for, in points. */
  readonly onWeighed: (points: number) => void;
}

export class RequestLimits {
  readonly #delayMs: number;
  readonly #delay = new EventLoopDelay();
  readonly #payers: Payers;
  readonly #rates: { readonly address: Rate; readonly client: Rate };
  readonly #running: RunningOperations;
  readonly #budget: BudgetParts;

  constructor({ rates, budget, operations, delayMs, store, key }: LimitParts, watched: Watched) {
    const guard = new StoreGuard(watched.onStoreFault);
    this.#delayMs = delayMs;
    this.#payers = new Payers(key);
    this.#rates = {
      address: new Rate('address', rates.address, store, guard),
      client: new Rate('client', rates.client, store, guard),
    };
    this.#running = new RunningOperations(operations);
    this.#budget = {
      size: budget,
      buckets: openBuckets(budget, store, guard),
      onWeighed: watched.onWeighed,
    };
  }

  /** Operations that run now. */
  get running(): number {
    return this.#running.count;
  }

  /** Before anything of the request is looked at. Throws RequestRefused. */
  async arrive(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (request.routeOptions.config.unlimited === true) return;
    if (this.#running.full || this.#delay.mean > this.#delayMs) throw overloaded();
    await this.#count(this.#rates.address, this.#payers.ofAddress(request.ip), request, reply);
  }

  /** Once it is known who asks; without a token the address was counted. Throws RequestRefused. */
  async recognize(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (request.caller === ANONYMOUS) return;
    await this.#count(this.#rates.client, this.#payerOf(request), request, reply);
  }

  /** Throws RequestRefused. */
  run<T>(request: FastifyRequest, operation: () => Promise<T>): Promise<T> {
    return this.#running.run(this.#payerOf(request), operation);
  }

  budgetFor(request: FastifyRequest): CostBudget {
    return budgetOf(this.#payerOf(request), this.#budget);
  }

  close(): void {
    this.#delay.stop();
  }

  #payerOf({ caller, ip }: FastifyRequest): Payer {
    return this.#payers.ofCaller(caller, ip);
  }

  async #count(rate: Rate, payer: Payer, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { state, refusal } = await rate.count(payer);
    request.rates = [...request.rates, state];
    reply.headers(rateHeaders(request.rates));
    if (refusal !== null) throw refusal;
  }
}
