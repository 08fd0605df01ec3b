// The operations that run on this node: bounded for one caller and for all, so that nobody takes every connection and the queue before
// the database stays short.
import type { Payer } from './payer.js';
import { RequestRefused } from './refusal.js';

const RETRY_SECONDS = '1';

export class RunningOperations {
  readonly #most: { readonly client: number; readonly all: number };
  readonly #running = new Map<Payer, number>();
  #all = 0;

  constructor(most: { readonly client: number; readonly all: number }) {
    this.#most = most;
  }

  get count(): number {
    return this.#all;
  }

  get full(): boolean {
    return this.#all >= this.#most.all;
  }

  /** Throws RequestRefused where it would be one too many. */
  async run<T>(payer: Payer, operation: () => Promise<T>): Promise<T> {
    if (this.full) throw overloaded();
    const own = this.#running.get(payer) ?? 0;
    if (own >= this.#most.client) throw tooMany(this.#most.client);
    this.#set(payer, own + 1);
    try {
      return await operation();
    } finally {
      this.#set(payer, (this.#running.get(payer) ?? 1) - 1);
    }
  }

  #set(payer: Payer, own: number): void {
    this.#all += own - (this.#running.get(payer) ?? 0);
    if (own === 0) this.#running.delete(payer);
    else this.#running.set(payer, own);
  }
}

export function overloaded(): RequestRefused {
  return new RequestRefused('OVERLOADED', undefined, {}, { 'retry-after': RETRY_SECONDS });
}

function tooMany(most: number): RequestRefused {
  return new RequestRefused(
    'TOO_MANY_OPERATIONS',
    `there are at most ${most} operations of one client at once`,
    { limit: 'operations', most },
    { 'retry-after': RETRY_SECONDS },
  );
}
