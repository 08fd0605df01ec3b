// The points that callers have, in the store that the nodes share or in the memory of this one. Where the shared store is lost this
// node goes on with full buckets of its own.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { forOperation } from '../records/operation-database.js';
import {
  givePoints,
  takePoints,
  type AskedPoints,
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
  /** Fulfilled when they are there. A negative number takes. */
  give(payer: Payer, points: number): Promise<void>;
}

/** Buckets that are given back what was not used before as they are asked for more. */
interface Buckets {
  take(payer: Payer, asked: AskedPoints): Promise<TakenPoints>;
  give(payer: Payer, points: number): Promise<void>;
}

export function openBuckets(size: BudgetSize, store: LimitStore, guard: StoreGuard): CostBuckets {
  const memory = new MemoryBuckets(size);
  return new GatheredBuckets(store === null ? memory : insured(inStore(size, store, guard), memory), size);
}

function inStore(size: BudgetSize, store: NonNullable<LimitStore>, guard: StoreGuard): Buckets {
  if (store.kind === 'REDIS') {
    return {
      take: (payer, asked) => guard.ask(() => takeSharedPoints(store.memory, payer, size, asked)),
      give: (payer, points) => guard.ask(() => giveSharedPoints(store.memory, payer, size, points)),
    };
  }
  const within = (signal: AbortSignal) => forOperation(store.database, { requestId: '', signal });
  return {
    take: (payer, asked) => guard.ask((signal) => takePoints(within(signal), payer, size, asked)),
    give: (payer, points) => guard.ask((signal) => givePoints(within(signal), payer, size, points)),
  };
}

function insured(shared: Buckets, own: Buckets): Buckets {
  return {
    take: (payer, asked) => shared.take(payer, asked).catch(() => own.take(payer, asked)),
    give: (payer, points) => shared.give(payer, points).catch(() => own.give(payer, points)),
  };
}

const GATHERED_MS = 250;

/** Points are taken for so many more operations like the one that asks, from no more than a tenth of what is left. */
const OPERATIONS_AHEAD = 7;
const PART_AHEAD = 0.1;

interface Gathered {
  /** Taken from the buckets and not used. */
  points: number;
  /** What the buckets had left when they were last asked; null where they were not. */
  left: number | null;
  readonly given: Promise<void>;
}

/**
 * Points that were taken ahead, or came back, are there for what their payer asks for next; a moment later what is left of them is
 * given back. A payer that asks often is one question to the store for several operations, and none spends what is not taken.
 */
class GatheredBuckets implements CostBuckets {
  readonly #buckets: Buckets;
  readonly #capacity: number;
  readonly #gathered = new Map<Payer, Gathered>();

  constructor(buckets: Buckets, { capacity }: BudgetSize) {
    this.#buckets = buckets;
    this.#capacity = capacity;
  }

  async take(payer: Payer, points: number): Promise<TakenPoints> {
    const gathered = this.#gathered.get(payer);
    const left = gathered?.left ?? null;
    if (gathered !== undefined && left !== null && points > 0 && points <= gathered.points) {
      gathered.points -= points;
      return this.#granted(left, gathered, points);
    }
    this.#gathered.delete(payer);
    const ahead = Math.min(OPERATIONS_AHEAD * points, Math.floor(PART_AHEAD * (left ?? 0)));
    return this.#take(payer, { points, back: gathered?.points ?? 0 }, Math.max(0, ahead));
  }

  async #take(payer: Payer, { points, back }: AskedPoints, ahead: number): Promise<TakenPoints> {
    const { granted, available } = await this.#buckets.take(payer, { points: points + ahead, back });
    if (!granted && ahead > 0) return this.#take(payer, { points, back: 0 }, 0);
    const gathered = this.#gathered.get(payer) ?? this.#gather(payer);
    gathered.left = available;
    if (!granted) return { granted, available }; // what came back meanwhile is there for whoever asks next
    gathered.points += ahead;
    return this.#granted(available, gathered, points);
  }

  /** The buckets may have filled again meanwhile, and with what is held here there are never more than there can be. */
  #granted(left: number, { points: held }: Gathered, points: number): TakenPoints {
    return { granted: true, available: Math.min(this.#capacity - points, left + held) };
  }

  give(payer: Payer, points: number): Promise<void> {
    if (points < 0) return this.#buckets.give(payer, points); // what is owed is owed at once
    const gathered = this.#gathered.get(payer) ?? this.#gather(payer);
    gathered.points += points;
    return gathered.given;
  }

  #gather(payer: Payer): Gathered {
    const given: Promise<void> = sleep(GATHERED_MS, undefined, { ref: false }).then(() =>
      this.#giveAlone(payer, given),
    );
    const gathered = { points: 0, left: null, given };
    this.#gathered.set(payer, gathered);
    return gathered;
  }

  async #giveAlone(payer: Payer, given: Promise<void>): Promise<void> {
    const gathered = this.#gathered.get(payer);
    if (gathered?.given !== given) return;
    this.#gathered.delete(payer);
    if (gathered.points > 0) await this.#buckets.give(payer, gathered.points);
  }
}

interface Bucket {
  points: number;
  /** Milliseconds of this process. */
  at: number;
}

/** Full ones are forgotten when there are more. */
const MANY = 10_000;

class MemoryBuckets implements Buckets {
  readonly #size: BudgetSize;
  readonly #buckets = new Map<Payer, Bucket>();

  constructor(size: BudgetSize) {
    this.#size = size;
  }

  take(payer: Payer, { points, back }: AskedPoints): Promise<TakenPoints> {
    const bucket = this.#restored(payer);
    bucket.points = Math.min(this.#size.capacity, bucket.points + back);
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
