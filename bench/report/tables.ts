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

type Place = Pick<Report, 'date' | 'machine' | 'postgres'>;

/** Where, when and with what: without it no figure says anything. */
export function describePlace({
  date,
  machine,
  postgres,
  nodes,
}: Place & { readonly nodes: readonly string[] }): string {
  const { cores, processor, memoryGigabytes, load } = machine;
  return (
    `${date}, ${cores} cores (${processor}), ${memoryGigabytes.toFixed(0)} GB, load ${load.toFixed(1)} before the run; ` +
    `Node ${[...new Set(nodes)].join(' and ')}, PostgreSQL ${postgres.version} (${postgres.says})`
  );
}

export interface Circumstances extends Place, Pick<Report, 'connections' | 'secondsPerRound'> {
  readonly nodes: readonly string[];
  readonly rounds: number;
}

export function circumstances(of: Circumstances): string {
  return `${describePlace(of)}; medians of ${of.rounds} rounds of ${of.secondsPerRound} s each, ${of.connections} connections.`;
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
