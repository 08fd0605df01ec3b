// The settings of a run of faults: how many, which, and the seed from which every instant is drawn.
import { parseArgs } from 'node:util';

/** By option: how many, and how many with --quick, a share for every change. */
const COUNTS = {
  'api-kills': { full: 50, quick: 2 },
  'postgres-kills': { full: 20, quick: 2 },
  restarts: { full: 20, quick: 1 },
  'slow-rounds': { full: 5, quick: 1 },
  'full-rounds': { full: 10, quick: 1 },
  terminations: { full: 40, quick: 2 },
  'poison-rounds': { full: 40, quick: 1 },
  'clock-jumps': { full: 20, quick: 2 },
  migrations: { full: 20, quick: 1 },
  'redis-losses': { full: 10, quick: 1 },
  'node-kills': { full: 12, quick: 1 },
  /** More than the server keeps connections, so that each must be given up. */
  'lost-replies': { full: 12, quick: 1 },
  'embedded-kills': { full: 5, quick: 1 },
} as const;

export type CountName = keyof typeof COUNTS;

export interface FaultSettings {
  readonly seed: number;
  /** Whether it is a share alone: what takes a minute by itself is left out. */
  readonly quick: boolean;
  readonly times: Readonly<Record<CountName, number>>;
  readonly only: readonly string[] | null;
}

const NAMES = Object.keys(COUNTS) as CountName[];

const USAGE = `npm run test:faults -- [--quick] [--seed <n>] [--only <part>,<part>]
  and how often: ${NAMES.map((name) => `[--${name} <n>]`).join(' ')}`;

/** Null where only the usage was asked for, which is told. */
export function readSettings(words: readonly string[]): FaultSettings | null {
  const { values } = parseArgs({
    args: [...words],
    options: {
      help: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      seed: { type: 'string', default: '2009' },
      only: { type: 'string' },
      ...countOptions(),
    },
  });
  const { help, quick, seed, only, ...counts } = values;
  if (help) {
    console.log(`usage: ${USAGE}`);
    return null;
  }
  const given: Readonly<Partial<Record<string, string>>> = counts;
  const timesOf = (name: CountName) =>
    given[name] === undefined ? COUNTS[name][quick ? 'quick' : 'full'] : count(given[name]);
  return {
    seed: count(seed),
    quick,
    times: Object.fromEntries(NAMES.map((name) => [name, timesOf(name)])) as Record<CountName, number>,
    only: only?.split(',') ?? null,
  };
}

function countOptions(): Record<CountName, { type: 'string' }> {
  return Object.fromEntries(NAMES.map((name) => [name, { type: 'string' }])) as Record<
    CountName,
    { type: 'string' }
  >;
}

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`not a whole number: ${text}\n${USAGE}`);
  return Number(text);
}
