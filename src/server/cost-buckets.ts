// The points that callers have, in the store that the nodes share or in the memory of this one. Where the shared store is lost this
// node goes on with full buckets of its own.
import { performance } from 'node:perf_hooks';
import { forOperation } from '../records/operation-database.js';
import {
  givePoints,
  takePoints,
  type BudgetSize,
  type TakenPoints,
} from '../records/stores/cost-budget-store.js';
import { giveSharedPoints, takeSharedPoints } from '../records/stores/shared-budget-store.js';
import type { LimitStore } from './server-limits.js';
import type { Payer } from './payer.js';
import type { StoreGuard } from './store-guard.js';

export interface CostBuckets {
  /** Whole or not at all. */
  take(payer: Payer, points: number): Promise<TakenPoints>;
  give(payer: Payer, points: number): Promise<void>;
}

export function openBuckets(size: BudgetSize, store: LimitStore, guard: StoreGuard): CostBuckets {
  const memory = new MemoryBuckets(size);
  return store === null ? memory : insured(inStore(size, store, guard), memory);
}

function inStore(size: BudgetSize, store: NonNullable<LimitStore>, guard: StoreGuard): CostBuckets {
  if (store.kind === 'REDIS') {
    return {
      take: (payer, points) => guard.ask(() => takeSharedPoints(store.memory, payer, size, points)),
      give: (payer, points) => guard.ask(() => giveSharedPoints(store.memory, payer, size, points)),
    };
  }
  const within = (signal: AbortSignal) => forOperation(store.database, { requestId: '', signal });
  return {
    take: (payer, points) => guard.ask((signal) => takePoints(within(signal), payer, size, points)),
    give: (payer, points) => guard.ask((signal) => givePoints(within(signal), payer, size, points)),
  };
}

function insured(shared: CostBuckets, own: CostBuckets): CostBuckets {
  return {
    take: (payer, points) => shared.take(payer, points).catch(() => own.take(payer, points)),
    give: (payer, points) => shared.give(payer, points).catch(() => own.give(payer, points)),
  };
}

interface Bucket {
  points: number;
  /** Milliseconds of this process. */
  at: number;
}

/** Full ones are forgotten when there are more. */
const MANY = 10_000;

class MemoryBuckets implements CostBuckets {
  readonly #size: BudgetSize;
  readonly #buckets = new Map<Payer, Bucket>();

  constructor(size: BudgetSize) {
    this.#size = size;
  }

  take(payer: Payer, points: number): Promise<TakenPoints> {
    const bucket = this.#restored(payer);
    const granted = points <= bucket.points;
    if (granted) bucket.points -= points;
    return Promise.resolve({ granted, available: bucket.points });
  }

  give(payer: Payer, points: number): Promise<void> {
    const bucket = this.#restored(payer);
    bucket.points = Math.min(this.#size.capacity, bucket.points + points);
    return Promise.resolve();
  }

  #restored(payer: Payer): Bucket {
    const now = performance.now();
    const bucket = this.#buckets.get(payer) ?? { points: this.#size.capacity, at: now };
    bucket.points = this.#pointsAt(bucket, now);
    bucket.at = now;
    if (this.#buckets.size >= MANY && !this.#buckets.has(payer)) this.#forgetFull(now);
    this.#buckets.set(payer, bucket);
    return bucket;
  }

  #pointsAt({ points, at }: Bucket, now: number): number {
    const { capacity, restoreRate } = this.#size;
    return Math.min(capacity, points + (restoreRate * (now - at)) / 1000);
  }

  #forgetFull(now: number): void {
    for (const [payer, bucket] of this.#buckets)
      if (this.#pointsAt(bucket, now) >= this.#size.capacity) this.#buckets.delete(payer);
  }
}
