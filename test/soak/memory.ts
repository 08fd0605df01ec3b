// Whether memory rises: a straight line by least squares through what was measured, once the run has filled what is filled once.
export interface MemorySample {
  /** Since the load began. */
  readonly seconds: number;
  readonly megabytes: number;
}

export interface Rise {
  readonly megabytesPerHour: number;
  /** The line at the end of the warm-up, and at the end. */
  readonly from: number;
  readonly to: number;
}

/** Of the run, left out: caches, compiled code and connections come in it. */
export const WARM_UP = 0.25;
/** Shorter runs say nothing of an hour. */
export const LEAST_MINUTES = 10;
const LEAST_SAMPLES = 4;

interface MemoryRow {
  readonly says: string;
  /** Megabytes an hour. */
  readonly most: number;
}

/** At thirty requests a second a leak of 500 bytes a request is 54 MB an hour. */
export const MEMORY = {
  heap: { says: 'heap, as each full collection left it', most: 60 },
  beside: { says: 'resident beside the heap', most: 60 },
  rss: { says: 'resident in all, with what V8 keeps for garbage to come', most: 300 },
} as const satisfies Record<string, MemoryRow>;

export type MemoryName = keyof typeof MEMORY;

export const MEMORY_NAMES = Object.keys(MEMORY) as MemoryName[];

/** Null while there is too little to draw a line through. */
export function riseOf(samples: readonly MemorySample[], seconds: number): Rise | null {
  const warm = seconds * WARM_UP;
  const taken = samples.filter((sample) => sample.seconds >= warm);
  if (taken.length < LEAST_SAMPLES) return null;
  const mean = (of: (sample: MemorySample) => number) =>
    taken.reduce((sum, sample) => sum + of(sample), 0) / taken.length;
  const [x, y] = [mean((sample) => sample.seconds), mean(({ megabytes }) => megabytes)];
  const across = mean((sample) => (sample.seconds - x) * (sample.megabytes - y));
  const slope = across / mean((sample) => (sample.seconds - x) ** 2);
  return { megabytesPerHour: slope * 3600, from: y + slope * (warm - x), to: y + slope * (seconds - x) };
}

/** The fault, where it rises by more than it may. */
export function judgeRise(name: MemoryName, rise: Rise | null): string | null {
  const { says, most } = MEMORY[name];
  if (rise === null) return `too few samples were taken of the memory ${says}`;
  if (rise.megabytesPerHour <= most) return null;
  return `the memory ${says} rises by ${rise.megabytesPerHour.toFixed(1)} MB an hour, by more than ${most}`;
}
