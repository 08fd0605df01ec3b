// What growing costs: the same work at each size, and the ratio that says how flat it is.
import { median, type Round } from '../measure.js';
import type { Unit } from '../fill-scale.js';
import type { WorkName } from '../works.js';
import { barChart } from './bar-chart.js';
import type { Machine } from './machine.js';
import { toMarkdown } from './markdown.js';
import { mediansOf } from './report.js';
import { circumstances, targetTable } from './tables.js';
import { judge, type Target } from './targets.js';

export interface SizeResult {
  readonly work: WorkName;
  readonly unit: Unit;
  readonly size: number;
  /** Of the database, indexes included. */
  readonly bytes: number;
  /** Null: it was there already. */
  readonly fillSeconds: number | null;
  /** How many accounts are asked for, by turns. */
  readonly asked: number;
  readonly rounds: readonly Round[];
}

export interface ScaleReport {
  readonly date: string;
  readonly machine: Machine;
  readonly node: string;
  readonly postgres: { readonly version: string; readonly says: string };
  readonly connections: number;
  readonly secondsPerRound: number;
  readonly sizes: readonly SizeResult[];
  readonly notRun: readonly { readonly unit: Unit; readonly size: number; readonly why: string }[];
}

export function scaleDocument(report: ScaleReport): string {
  const rounds = report.sizes[0]?.rounds.length ?? 0;
  const parts = [
    circumstances({ ...report, nodes: [report.node], rounds }),
    scaleTable(report),
    targetTable(judgeGrowth(report)),
    ...(report.notRun.length > 0 ? [notRunLines(report)] : []),
  ];
  return parts.join('\n\n');
}

function scaleTable({ sizes }: ScaleReport): string {
  return toMarkdown(
    [
      'Work',
      'Size',
      'Asked',
      'Database GB',
      'Requests/s',
      'p50 ms (least-most)',
      'p99 ms',
      'CPU ms/request',
      'PostgreSQL CPU ms/request',
    ],
    sizes.map(({ work, unit, size, asked, bytes, rounds }) => {
      const { requestsPerSecond, p50Ms, p99Ms, cpuMsPerRequest, postgresCpuMsPerRequest } = mediansOf(rounds);
      const halves = rounds.map((round) => round.p50Ms);
      return [
        work,
        `${size.toLocaleString('en')} ${unit}`,
        `${asked} accounts`,
        (bytes / 2 ** 30).toFixed(2),
        requestsPerSecond.toFixed(1),
        `${p50Ms.toFixed(1)} (${Math.min(...halves).toFixed(1)}-${Math.max(...halves).toFixed(1)})`,
        p99Ms.toFixed(1),
        cpuMsPerRequest.toFixed(2),
        postgresCpuMsPerRequest?.toFixed(2) ?? 'not seen',
      ];
    }),
  );
}

/** p50 at the largest size over that at the smallest, round by round. */
function judgeGrowth({ sizes }: ScaleReport): Target[] {
  return (['W1', 'W3'] as const).map((work) => {
    const ofWork = sizes.filter((one) => one.work === work).toSorted((one, other) => one.size - other.size);
    const [smallest, largest] = [ofWork[0], ofWork.at(-1)];
    const says = `${work}: p50, largest over smallest`;
    if (smallest === undefined || largest === undefined || smallest === largest)
      return judge({ says, atMost: 1.3 }, []);
    const ratios = largest.rounds.map(({ p50Ms }, round) => p50Ms / (smallest.rounds[round]?.p50Ms ?? NaN));
    return judge(
      {
        says: `${says} (${largest.size.toLocaleString('en')} over ${smallest.size.toLocaleString('en')})`,
        atMost: 1.3,
      },
      ratios,
    );
  });
}

function notRunLines({ notRun }: ScaleReport): string {
  return notRun
    .map(({ unit, size, why }) => `- Not run: ${size.toLocaleString('en')} ${unit} (${why}).`)
    .join('\n');
}

export function drawScale({ sizes }: ScaleReport): string {
  const panels = (['W1', 'W3'] as const).flatMap((work) => {
    const ofWork = sizes.filter((one) => one.work === work);
    if (ofWork.length === 0) return [];
    const bars = ofWork.map(({ size, rounds }) => {
      const halves = rounds.map(({ p50Ms }) => p50Ms);
      return {
        label: size.toLocaleString('en'),
        value: median(halves),
        spread: [Math.min(...halves), Math.max(...halves)] as const,
        series: 0,
      };
    });
    return [{ title: `${work}, by ${ofWork[0]?.unit === 'calls' ? 'call records' : 'accounts'}`, bars }];
  });
  return barChart('Half of all requests take at most, milliseconds, as the data grow', panels, 1);
}
