// The figures as they are shown: medians over the rounds, and the table that goes into docs/performance.md.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { median, type Round } from './measure.js';
import type { Variant } from './measured-server.js';

export interface Result {
  readonly work: string;
  readonly variant: Variant;
  readonly rounds: readonly Round[];
}

export interface Report {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly postgres: string;
  readonly connections: number;
  readonly secondsPerRound: number;
  readonly peakMegabytes: Readonly<Record<Variant, number>>;
  readonly results: readonly Result[];
}

const JSON_FILE = resolve(__dirname, '../docs/performance/audit.json');
const PAGE = resolve(__dirname, '../docs/performance.md');
const MARKED = /(<!-- audit -->\n)[\s\S]*?(\n<!-- audit end -->)/;

export function mediansOf(rounds: readonly Round[]): Round {
  return {
    requestsPerSecond: median(rounds.map((round) => round.requestsPerSecond)),
    p50Ms: median(rounds.map((round) => round.p50Ms)),
    p99Ms: median(rounds.map((round) => round.p99Ms)),
    cpuMsPerRequest: median(rounds.map((round) => round.cpuMsPerRequest)),
  };
}

export function toTable({ results, peakMegabytes }: Report): string {
  const rows = results.map(({ work, variant, rounds }) => {
    const { requestsPerSecond, p50Ms, p99Ms, cpuMsPerRequest } = mediansOf(rounds);
    const speeds = rounds.map((round) => round.requestsPerSecond);
    return [
      work,
      variant,
      `${requestsPerSecond.toFixed(0)} (${Math.min(...speeds).toFixed(0)}-${Math.max(...speeds).toFixed(0)})`,
      p50Ms.toFixed(0),
      p99Ms.toFixed(0),
      cpuMsPerRequest.toFixed(2),
      peakMegabytes[variant].toFixed(0),
    ];
  });
  return toMarkdown([HEAD, HEAD.map(() => '---'), ...rows]);
}

const HEAD = ['Work', 'Server', 'Requests/s (least-most)', 'p50 ms', 'p99 ms', 'CPU ms/request', 'Peak MB'];

/** Cells padded as prettier pads them. */
function toMarkdown(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0, cell === '---' ? '-' : ' ')))
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** The JSON file, and the marked part of the page. */
export function writeDocuments(report: Report): void {
  mkdirSync(resolve(JSON_FILE, '..'), { recursive: true });
  writeFileSync(JSON_FILE, `${JSON.stringify(report, roundFigures, 2)}\n`);
  const { date, machine, node, postgres, results, secondsPerRound } = report;
  const said =
    `${date}, ${machine}, Node ${node}, PostgreSQL ${postgres} with fsync on. ` +
    `Medians of ${results[0]?.rounds.length ?? 0} rounds of ${secondsPerRound} s each.`;
  const page = readFileSync(PAGE, 'utf8');
  if (!MARKED.test(page)) throw new Error(`${PAGE} has no part marked for the figures`);
  writeFileSync(
    PAGE,
    page.replace(
      MARKED,
      (_all, begin: string, end: string) => `${begin}\n${said}\n\n${toTable(report)}\n${end}`,
    ),
  );
}

function roundFigures(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value;
}
