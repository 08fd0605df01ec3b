// What a run measured, as it is written to docs/performance: every round, and nothing derived that cannot be derived again.
import type { ContestantName } from '../contestants.js';
import type { DecideReport } from '../decide.js';
import { median, type Round } from '../measure.js';
import type { WorkName } from '../works.js';
import type { Machine } from './machine.js';

export interface ContestantFacts {
  readonly says: string;
  readonly node: string;
  /** The most memory that the process held, over all its works. */
  readonly peakMegabytes: number;
}

export interface ContestantResult {
  readonly bytes: number;
  /** Sent to PostgreSQL for one request. */
  readonly statements: number;
  readonly rounds: readonly Round[];
}

export interface WorkResult {
  readonly work: WorkName;
  readonly contestants: Partial<Record<ContestantName, ContestantResult>>;
}

export interface Report {
  readonly date: string;
  readonly machine: Machine;
  readonly postgres: { readonly version: string; readonly says: string };
  readonly connections: number;
  readonly secondsPerRound: number;
  readonly contestants: Partial<Record<ContestantName, ContestantFacts>>;
  readonly works: readonly WorkResult[];
  readonly decide: DecideReport | null;
}

/** Of each figure the median over the rounds. */
export function mediansOf(rounds: readonly Round[]): Round {
  const of = (figure: (round: Round) => number) => median(rounds.map(figure));
  return {
    requests: of(({ requests }) => requests),
    requestsPerSecond: of(({ requestsPerSecond }) => requestsPerSecond),
    p50Ms: of(({ p50Ms }) => p50Ms),
    p99Ms: of(({ p99Ms }) => p99Ms),
    cpuMsPerRequest: of(({ cpuMsPerRequest }) => cpuMsPerRequest),
    postgresCpuMsPerRequest: rounds.some(({ postgresCpuMsPerRequest: cpu }) => cpu === null)
      ? null
      : of(({ postgresCpuMsPerRequest: cpu }) => cpu ?? NaN),
    clientCpuMsPerRequest: of(({ clientCpuMsPerRequest }) => clientCpuMsPerRequest),
    afterwardsMs: of(({ afterwardsMs }) => afterwardsMs),
  };
}
