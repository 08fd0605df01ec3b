// A memory that rises is found by the judge of the soak run, and one that only breathes is not.
import { judgeRise, MEMORY, riseOf, WARM_UP, type MemorySample } from './memory.js';
import { parseMetrics, Samples } from './watch.js';

const SECONDS = 1200;

/** A heap as it fills and is collected, from a floor, as the server would tell it each second. */
function samplesOf(floor: (seconds: number) => number): Samples {
  const samples = new Samples();
  const period = 83;
  for (let second = 0; second < SECONDS; second += 1) {
    const heap = floor(second) + (second % period) * 1.5;
    const rss = 200 + floor(second);
    const reading = { heap, beside: floor(second), rss };
    samples.add(second, { megabytes: reading, collections: Math.floor(second / period), handles: 1 });
  }
  return samples;
}

const perHour = (rise: number) => (seconds: number) => 100 + (rise * seconds) / 3600;
const riseIn = (samples: readonly MemorySample[]) => riseOf(samples, SECONDS);

test('of the heap what a full collection left is taken, and nothing between two of them', () => {
  const heap = samplesOf(() => 100).of('heap');
  expect(heap).toHaveLength(14);
  for (const { megabytes } of heap) expect(megabytes).toBe(100);
});

test('memory that stays is no fault', () => {
  for (const name of ['heap', 'beside', 'rss'] as const) {
    const rise = riseIn(samplesOf(() => 100).of(name));
    expect(rise?.megabytesPerHour).toBeCloseTo(0, 6);
    expect(judgeRise(name, rise)).toBeNull();
  }
});

test.each(['heap', 'beside', 'rss'] as const)(
  '%s that rises by more than it may is a fault, by less none',
  (name) => {
    const { most } = MEMORY[name];
    const [below, above] = [most * 0.9, most * 1.1].map((rise) => riseIn(samplesOf(perHour(rise)).of(name)));
    expect(below?.megabytesPerHour).toBeCloseTo(most * 0.9, 6);
    expect(judgeRise(name, below ?? null)).toBeNull();
    expect(judgeRise(name, above ?? null)).toContain(`rises by ${(most * 1.1).toFixed(1)} MB an hour`);
  },
);

test('memory that rises while it warms up, and not afterwards, is no fault', () => {
  const rise = riseIn(samplesOf((seconds) => Math.min(seconds, SECONDS * WARM_UP)).of('rss'));
  expect(rise?.megabytesPerHour).toBeCloseTo(0, 6);
  expect(rise?.from).toBeCloseTo(rise?.to ?? 0, 6);
});

test('memory that was not measured is a fault', () => {
  expect(judgeRise('heap', riseIn([]))).toContain('too few samples');
});

test('the figures are those of Prometheus, and one that is missing is told', () => {
  const text = [
    'process_resident_memory_bytes 300000000',
    'nodejs_heap_size_total_bytes 200000000',
    'nodejs_heap_size_used_bytes 120000000',
    'nodejs_heap_space_size_used_bytes{space="new"} 20000000',
    'nodejs_gc_duration_seconds_count{kind="major"} 3',
    'nodejs_active_handles_total 12',
  ];
  const expected = { megabytes: { heap: 100, beside: 100, rss: 300 }, collections: 3, handles: 12 };
  expect(parseMetrics(text.join('\n'))).toEqual(expected);
  expect(() => parseMetrics(text.slice(1).join('\n'))).toThrow('process_resident_memory_bytes');
});
