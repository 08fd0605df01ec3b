// The plots of a run, each a file of its own: requests a second, CPU a request, and how long half and nearly all requests take.
import { CONTESTANTS, type ContestantName } from '../contestants.js';
import type { Round } from '../measure.js';
import { WORKS } from '../works.js';
import { barChart, type Bar, type Panel } from './bar-chart.js';
import { mediansOf, type Report } from './report.js';

interface Plot {
  readonly file: string;
  readonly title: string;
  readonly figure: (round: Round) => number;
  readonly digits: number;
}

const PLOTS: readonly Plot[] = [
  {
    file: 'requests-per-second.svg',
    title: 'Requests a second at 16 connections: more is better',
    figure: ({ requestsPerSecond }) => requestsPerSecond,
    digits: 1,
  },
  {
    file: 'cpu-per-request.svg',
    title: 'CPU of the server process, milliseconds a request: less is better',
    figure: ({ cpuMsPerRequest }) => cpuMsPerRequest,
    digits: 2,
  },
  {
    file: 'p50.svg',
    title: 'Half of all requests take at most, milliseconds: less is better',
    figure: ({ p50Ms }) => p50Ms,
    digits: 1,
  },
  {
    file: 'p99.svg',
    title: '99 of 100 requests take at most, milliseconds: less is better',
    figure: ({ p99Ms }) => p99Ms,
    digits: 1,
  },
];

/** By the name of the file. */
export function drawPlots(report: Report): Map<string, string> {
  return new Map(
    PLOTS.map(({ file, title, figure, digits }) => [file, barChart(title, panelsOf(report, figure), digits)]),
  );
}

function panelsOf({ works }: Report, figure: Plot['figure']): Panel[] {
  return works.map(({ work, contestants }) => ({
    title: `${work}: ${WORKS.find(({ name }) => name === work)?.title ?? ''}`,
    bars: Object.entries(contestants).map(([name, { rounds }]) =>
      barOf(name as ContestantName, rounds, figure),
    ),
  }));
}

function barOf(name: ContestantName, rounds: readonly Round[], figure: Plot['figure']): Bar {
  const values = rounds.map(figure);
  return {
    label: name,
    value: figure(mediansOf(rounds)),
    spread: [Math.min(...values), Math.max(...values)],
    series: CONTESTANTS.findIndex((contestant) => contestant.name === name),
  };
}
