// The way to a store that nodes share for their limits. It answers soon or not at all, and after a fault it is left alone for a
// moment: whoever asks goes on with the memory of this node, so that its loss is no loss of service and of no authorization.
import { performance } from 'node:perf_hooks';

const DEADLINE_MS = 500;
const REST_MS = 1_000;

export class StoreGuard {
  readonly #onFault: (error: unknown) => void;
  #restsUntil = 0;

  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  /** `work` ends when the signal aborts. Rejected without a try while the store rests. */
  async ask<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (performance.now() < this.#restsUntil) throw new Error('the store rests after a fault');
    const deadline = new Deadline(DEADLINE_MS);
    try {
      return await work(deadline.signal);
    } catch (error) {
      this.#restsUntil = performance.now() + REST_MS;
      this.#onFault(error);
      throw error;
    } finally {
      deadline.clear();
    }
  }
}

/** Where this node was late itself, an answer may have come and not been read yet: it is read before the time is over. */
class Deadline {
  readonly #over = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #immediate: NodeJS.Immediate | undefined;

  constructor(milliseconds: number) {
    this.#timer = setTimeout(() => {
      this.#immediate = setImmediate(() => {
        this.#over.abort(new DOMException('the store did not answer in time', 'TimeoutError'));
      });
    }, milliseconds);
    this.#timer.unref();
  }

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  clear(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
  }
}
