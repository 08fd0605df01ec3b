// How late the event loop is: the mean over a second. Above a bound nothing that comes in would be answered in time.
import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';

const RESOLUTION_MS = 20;
const EVERY_MS = 1_000;
const NANOSECONDS = 1e6;

export class EventLoopDelay {
  readonly #histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #timer: NodeJS.Timeout;
  #mean = 0;

  constructor() {
    this.#histogram.enable();
    this.#timer = setInterval(() => {
      this.#mean = Math.max(0, this.#histogram.mean / NANOSECONDS - RESOLUTION_MS) || 0;
      this.#histogram.reset();
    }, EVERY_MS);
    this.#timer.unref();
  }

  /** Milliseconds, of the last whole second. */
  get mean(): number {
    return this.#mean;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#histogram.disable();
  }
}
