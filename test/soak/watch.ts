// What the server says of itself at GET /metrics, read again and again.
import { setTimeout as sleep } from 'node:timers/promises';
import { MEMORY_NAMES, type MemoryName, type MemorySample } from './memory.js';

export interface Reading {
  readonly megabytes: Readonly<Record<MemoryName, number>>;
  /** Full garbage collections since the start. */
  readonly collections: number;
  readonly handles: number;
}

const EVERY_MS = 1000;
const MEGABYTE = 1_000_000;

export async function readMetrics(port: number): Promise<Reading> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { connection: 'close' } });
  return parseMetrics(await answer.text());
}

export function parseMetrics(text: string): Reading {
  const lines = new Map(
    text.split('\n').map((line) => [line.slice(0, line.lastIndexOf(' ')), line] as const),
  );
  const of = (name: string, unset?: number) => {
    const line = lines.get(name);
    const value = line === undefined ? unset : Number(line.slice(line.lastIndexOf(' ')));
    if (value === undefined) throw new Error(`the metrics lack ${name}`);
    return value;
  };
  const rss = of('process_resident_memory_bytes');
  const young = of('nodejs_heap_space_size_used_bytes{space="new"}');
  return {
    megabytes: {
      heap: (of('nodejs_heap_size_used_bytes') - young) / MEGABYTE,
      beside: (rss - of('nodejs_heap_size_total_bytes')) / MEGABYTE,
      rss: rss / MEGABYTE,
    },
    collections: of('nodejs_gc_duration_seconds_count{kind="major"}', 0),
    handles: of('nodejs_active_handles_total'),
  };
}

export interface Watch {
  readonly last: Reading | null;
  readonly samples: Samples;
  stop(): Promise<void>;
}

/** A reading that fails is told, and the next one is tried. */
export function watch(port: number, onFault: (error: unknown) => void): Watch {
  const samples = new Samples();
  const began = performance.now();
  const going = new AbortController();
  let last: Reading | null = null;
  const watching = (async () => {
    while (!going.signal.aborted) {
      try {
        last = await readMetrics(port);
        samples.add((performance.now() - began) / 1000, last);
      } catch (error) {
        onFault(error);
      }
      await sleep(EVERY_MS);
    }
  })();
  return {
    get last() {
      return last;
    },
    samples,
    async stop() {
      going.abort();
      await watching;
    },
  };
}

/** Of the heap those alone that follow a full collection: between two of them it is full of garbage. */
export class Samples {
  readonly #of = new Map<MemoryName, MemorySample[]>(MEMORY_NAMES.map((name) => [name, []]));
  #collections: number | null = null;

  add(seconds: number, { megabytes, collections }: Reading): void {
    const collected = this.#collections !== null && collections > this.#collections;
    this.#collections = collections;
    for (const [name, samples] of this.#of)
      if (name !== 'heap' || collected) samples.push({ seconds, megabytes: megabytes[name] });
  }

  of(name: MemoryName): readonly MemorySample[] {
    return this.#of.get(name) ?? [];
  }
}
