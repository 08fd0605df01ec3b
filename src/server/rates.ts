// Requests a minute: one row for whom they are counted by. Windows are those of rate-limiter-flexible, shared by the nodes or kept by
// each; where the shared store is lost each node counts by itself.
import { performance } from 'node:perf_hooks';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  type RateLimiterAbstract,
  type RateLimiterRes,
} from 'rate-limiter-flexible';
import { forOperation } from '../records/operation-database.js';
import type { LimitStore } from './server-limits.js';
import type { Payer } from './payer.js';
import { RequestRefused } from './refusal.js';
import type { StoreGuard } from './store-guard.js';

interface RateRow {
  readonly seconds: number;
  /** A stranger's request must not cause a write elsewhere: addresses are counted by each node. */
  readonly shared: boolean;
  readonly counts: string;
}

export const RATES = {
  address: { seconds: 60, shared: false, counts: 'requests of one address' },
  client: { seconds: 60, shared: true, counts: 'requests of one client' },
} as const satisfies Record<string, RateRow>;

export type RateName = keyof typeof RATES;

/** What is left of a window, for the headers of the answer. */
export interface RateState {
  readonly name: RateName;
  readonly most: number;
  readonly remaining: number;
  /** Until the window ends. */
  readonly seconds: number;
}

interface Counted {
  readonly state: RateState;
  readonly refusal: RequestRefused | null;
}

/** Requests are counted ahead: at most this part of the limit, and of what is left of the window. */
const PART_OF_LIMIT = 0.01;
const PART_OF_REST = 0.1;

/** Of so many payers it is known what was counted ahead; what is forgotten stays counted. */
const MOST_KNOWN = 10_000;

interface Window {
  /** Counted and not used. */
  ahead: number;
  /** What is left in the store, as it was last told. */
  remaining: number;
  /** Whether a question that counts ahead is out: who comes meanwhile is counted alone. */
  asking: boolean;
  /** Milliseconds of this process. */
  endsAt: number;
}

export class Rate {
  readonly #name: RateName;
  readonly #most: number;
  readonly #limiter: RateLimiterAbstract;
  readonly #windows = new Map<Payer, Window>();

  constructor(name: RateName, most: number, store: LimitStore, guard: StoreGuard) {
    this.#name = name;
    this.#most = most;
    const options = { points: most, duration: RATES[name].seconds, keyPrefix: name };
    const memory = new RateLimiterMemory(options);
    this.#limiter =
      store === null || !RATES[name].shared
        ? memory
        : shared({ ...options, insuranceLimiter: memory, inMemoryBlockOnConsumed: most }, store, guard);
  }

  /** Counts one request; `refusal` where it is one too many. */
  async count(payer: Payer): Promise<Counted> {
    const window = this.#windowOf(payer);
    if (window.ahead > 0) {
      window.ahead -= 1;
      return { state: this.#state(window), refusal: null };
    }
    const ahead = window.asking
      ? 0
      : Math.floor(Math.min(PART_OF_LIMIT * this.#most, PART_OF_REST * window.remaining));
    window.asking ||= ahead > 0;
    const counted = await this.#consume(payer, window, ahead);
    if (counted.state.seconds <= 2 * RATES[this.#name].seconds) return counted;
    this.#windows.delete(payer);
    await this.#limiter.delete(payer); // the clock was set back since: the window would end when it is there again
    return this.#consume(payer, this.#windowOf(payer), 0);
  }

  /** One that is over, or is not known, is begun anew: nothing is counted ahead before the store has told what is left. */
  #windowOf(payer: Payer): Window {
    const known = this.#windows.get(payer);
    if (known !== undefined && performance.now() < known.endsAt) return known;
    const window = { ahead: 0, remaining: 0, asking: false, endsAt: Infinity };
    this.#windows.delete(payer);
    this.#windows.set(payer, window);
    for (const oldest of this.#windows.keys()) {
      if (this.#windows.size <= MOST_KNOWN) break;
      this.#windows.delete(oldest);
    }
    return window;
  }

  async #consume(payer: Payer, window: Window, ahead: number): Promise<Counted> {
    try {
      tell(window, await this.#limiter.consume(payer, 1 + ahead));
      window.ahead += ahead;
      return { state: this.#state(window), refusal: null };
    } catch (over) {
      if (over instanceof Error) throw over;
      tell(window, over as RateLimiterRes);
      const state = this.#state(window);
      return { state, refusal: this.#refusal(state) };
    } finally {
      if (ahead > 0) window.asking = false;
    }
  }

  #state({ remaining, ahead, endsAt }: Window): RateState {
    return {
      name: this.#name,
      most: this.#most,
      remaining: remaining + ahead,
      seconds: Math.max(1, Math.ceil((endsAt - performance.now()) / 1000)),
    };
  }

  #refusal(state: RateState): RequestRefused {
    const { seconds, counts } = RATES[this.#name];
    return new RequestRefused(
      'RATE_LIMITED',
      `there are at most ${this.#most} ${counts} in ${seconds} seconds`,
      { limit: this.#name, most: this.#most },
      { 'retry-after': String(state.seconds) },
    );
  }
}

function tell(window: Window, { remainingPoints, msBeforeNext }: RateLimiterRes): void {
  window.remaining = remainingPoints;
  window.endsAt = performance.now() + msBeforeNext;
}

type SharedOptions = Omit<ConstructorParameters<typeof RateLimiterPostgres>[0], 'storeClient'>;

function shared(
  options: SharedOptions,
  store: NonNullable<LimitStore>,
  guard: StoreGuard,
): RateLimiterAbstract {
  if (store.kind === 'REDIS') {
    return new RateLimiterRedis({
      ...options,
      useRedisPackage: true, // the form of eval below
      storeClient: {
        eval: (script: string, asked: { keys: string[]; arguments: string[] }) =>
          guard.ask(() => store.memory.run(script, asked.keys, asked.arguments)),
      },
    });
  }
  return new RateLimiterPostgres({
    ...options,
    tableName: 'rate_windows',
    tableCreated: true,
    clearExpiredByTimeout: false,
    storeType: 'client',
    storeClient: {
      query: async ({ text, values }: { text: string; values: unknown[] }) => {
        const rows = await guard.ask((signal) =>
          forOperation(store.database, { requestId: '', signal }).query(text, values),
        );
        return { rows, rowCount: rows.length };
      },
    },
  });
}

/** As draft-ietf-httpapi-ratelimit-headers has them. */
export function rateHeaders(states: readonly RateState[]): Record<string, string> {
  const policies = states.map(({ name, most }) => `"${name}";q=${most};w=${RATES[name].seconds}`);
  const left = states.map(({ name, remaining, seconds }) => `"${name}";r=${remaining};t=${seconds}`);
  return { 'ratelimit-policy': policies.join(', '), ratelimit: left.join(', ') };
}
