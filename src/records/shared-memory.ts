// Redis, where there is one: what nodes share and may lose. A command answers within half a second or fails; while the connection is
// lost commands fail at once, and it is made anew by itself.
import { Redis } from 'ioredis';

const COMMAND_MS = 500;
const CONNECT_MS = 2_000;
const LONGEST_PAUSE_MS = 2_000;

export class SharedMemory {
  readonly #redis: Redis;

  private constructor(redis: Redis) {
    this.#redis = redis;
  }

  /** Goes on where Redis cannot be reached yet: each use says what it does without. */
  static async open(url: string, onFault: (what: string, error: unknown) => void): Promise<SharedMemory> {
    const redis = new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: COMMAND_MS,
      connectTimeout: CONNECT_MS,
      retryStrategy: (tries) => Math.min(tries * 100, LONGEST_PAUSE_MS),
    });
    redis.on('error', (error) => {
      onFault('Redis cannot be reached', error);
    });
    await redis.connect().catch(() => undefined);
    return new SharedMemory(redis);
  }

  /** Runs a script, whole or not at all. */
  run(script: string, keys: readonly string[], values: readonly (string | number)[]): Promise<unknown> {
    return this.#redis.eval(script, keys.length, ...keys, ...values);
  }

  close(): Promise<void> {
    this.#redis.disconnect();
    return Promise.resolve();
  }
}
