// What the API must reach, one row each, and whether the run reached it. Ratios are of two contestants in the same round; of the rounds
// the median counts. The verdict is of the figure as measured, not of the one shown.
import type { ContestantName } from '../contestants.js';
import { median, type Round } from '../measure.js';
import type { WorkName } from '../works.js';
import type { Report } from './report.js';

export interface Target {
  readonly says: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Null: this run did not measure it. */
  readonly measured: number | null;
  readonly spread: readonly [number, number] | null;
  readonly met: boolean | null;
}

type Bound = Pick<Target, 'says' | 'atLeast' | 'atMost'>;
type Figure = keyof Pick<Round, 'requestsPerSecond' | 'cpuMsPerRequest'>;

interface RatioRow extends Bound {
  readonly work: WorkName;
  readonly figure: Figure;
  readonly of: ContestantName;
  readonly over: ContestantName;
}

const READS: readonly WorkName[] = ['W1', 'W2', 'W3'];
const MOST_CPU_OF_GUARD: Readonly<Record<string, number>> = { W1: 1.5, W2: 1.5, W3: 1.15 };

const RATIOS: readonly RatioRow[] = [
  ...READS.map((work): RatioRow => {
    const says = `${work}: requests/s, ours over PostGraphile`;
    return { says, work, figure: 'requestsPerSecond', of: 'ours', over: 'postgraphile', atLeast: 2.5 };
  }),
  ...READS.map((work): RatioRow => {
    const says = `${work}: CPU a request, PostGraphile over ours`;
    return { says, work, figure: 'cpuMsPerRequest', of: 'postgraphile', over: 'ours', atLeast: 2.5 };
  }),
  ...READS.map((work): RatioRow => {
    const says = `${work}: CPU a request, ours over unguarded`;
    const atMost = MOST_CPU_OF_GUARD[work] ?? NaN;
    return { says, work, figure: 'cpuMsPerRequest', of: 'ours', over: 'unguarded', atMost };
  }),
  ...(['W2', 'W3'] as const).map((work): RatioRow => {
    const says = `${work}: requests/s, ours over the floor`;
    return { says, work, figure: 'requestsPerSecond', of: 'ours', over: 'floor', atLeast: 0.5 };
  }),
];

export function judgeTargets(report: Report): Target[] {
  return [
    ...RATIOS.map((row) => judge(row, ratiosOf(report, row))),
    judge(
      { says: 'decisions a second on one core, those that permit', atLeast: 1_000_000 },
      report.decide?.permits.decisionsPerSecond ?? [],
    ),
    judge(
      { says: 'decisions a second on one core, all cells of the matrix', atLeast: 1_000_000 },
      report.decide?.all.decisionsPerSecond ?? [],
    ),
    judge({ says: 'peak memory of the server, MB', atMost: 350 }, peakOf(report)),
  ];
}

function ratiosOf({ works }: Report, { work, figure, of, over }: RatioRow): number[] {
  const contestants = works.find((result) => result.work === work)?.contestants;
  const divisors = contestants?.[over]?.rounds ?? [];
  return (contestants?.[of]?.rounds ?? []).flatMap((round, place) => {
    const divisor = divisors[place];
    return divisor === undefined ? [] : [round[figure] / divisor[figure]];
  });
}

function peakOf({ contestants: { ours } }: Report): number[] {
  return ours === undefined ? [] : [ours.peakMegabytes];
}

/** The median of the values counts. */
export function judge({ says, ...bound }: Bound, values: readonly number[]): Target {
  if (values.length === 0) return { says, ...bound, measured: null, spread: null, met: null };
  const measured = median(values);
  const { atLeast = -Infinity, atMost = Infinity } = bound;
  return {
    says,
    ...bound,
    measured,
    spread: values.length > 1 ? [Math.min(...values), Math.max(...values)] : null,
    met: measured >= atLeast && measured <= atMost,
  };
}
