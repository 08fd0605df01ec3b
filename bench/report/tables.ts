// The figures as tables: medians over the rounds, for the terminal and for docs/performance.md alike.
import type { ContestantName } from '../contestants.js';
import { toMarkdown } from './markdown.js';
import { mediansOf, type Report } from './report.js';
import type { Target } from './targets.js';

const FIGURES = [
  'Work',
  'Server',
  'Requests/s (least-most)',
  'p50 ms',
  'p99 ms',
  'CPU ms/request',
  'PostgreSQL CPU ms/request',
  'Statements',
  'Peak MB',
];

export function figureTable({ works, contestants }: Report): string {
  const rows = works.flatMap(({ work, contestants: results }) =>
    Object.entries(results).map(([name, { rounds, statements }]) => {
      const { requestsPerSecond, p50Ms, p99Ms, cpuMsPerRequest, postgresCpuMsPerRequest } = mediansOf(rounds);
      const speeds = rounds.map((round) => round.requestsPerSecond);
      return [
        work,
        name,
        `${requestsPerSecond.toFixed(1)} (${Math.min(...speeds).toFixed(1)}-${Math.max(...speeds).toFixed(1)})`,
        p50Ms.toFixed(1),
        p99Ms.toFixed(1),
        cpuMsPerRequest.toFixed(2),
        postgresCpuMsPerRequest?.toFixed(2) ?? 'not seen',
        String(statements),
        contestants[name as ContestantName]?.peakMegabytes.toFixed(0) ?? '',
      ];
    }),
  );
  return toMarkdown(FIGURES, rows);
}

export interface Circumstances extends Pick<
  Report,
  'date' | 'machine' | 'postgres' | 'connections' | 'secondsPerRound'
> {
  readonly nodes: readonly string[];
  readonly rounds: number;
}

/** Where, when and how: without it no figure says anything. */
export function circumstances(of: Circumstances): string {
  const { cores, processor, memoryGigabytes, load } = of.machine;
  const machine = `${cores} cores (${processor}), ${memoryGigabytes.toFixed(0)} GB, load ${load.toFixed(1)} before the run`;
  const versions = `Node ${[...new Set(of.nodes)].join(' and ')}, PostgreSQL ${of.postgres.version} (${of.postgres.says})`;
  const rounds = `medians of ${of.rounds} rounds of ${of.secondsPerRound} s each, ${of.connections} connections`;
  return `${of.date}, ${machine}; ${versions}; ${rounds}.`;
}

export function targetTable(targets: readonly Target[]): string {
  return toMarkdown(
    ['What', 'Target', 'Measured (least-most)', ''],
    targets.map((target) => [target.says, boundOf(target), measuredOf(target), verdictOf(target)]),
  );
}

function boundOf({ atLeast, atMost }: Target): string {
  return atLeast === undefined ? `at most ${String(atMost)}` : `at least ${atLeast.toLocaleString('en')}`;
}

function measuredOf({ measured, spread, atMost }: Target): string {
  if (measured === null) return 'not measured';
  const cut = atMost === undefined ? Math.floor : Math.ceil; // never in favour of what is shown
  const shown = (value: number) =>
    value >= 100 ? cut(value).toLocaleString('en') : (cut(value * 1000) / 1000).toFixed(3);
  return spread === null ? shown(measured) : `${shown(measured)} (${spread.map(shown).join('-')})`;
}

function verdictOf({ met }: Target): string {
  if (met === null) return '';
  return met ? 'met' : '**not met**';
}
