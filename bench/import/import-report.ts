// What importing costs beside copying, and that a kill and malformed rows change nothing of what is there in the end.
import { judge } from '../report/targets.js';
import type { Machine } from '../report/machine.js';
import { toMarkdown } from '../report/markdown.js';
import { describePlace, targetTable } from '../report/tables.js';
import type { EndedImport } from './import-command.js';

export interface ImportFigures {
  readonly date: string;
  readonly node: string;
  readonly machine: Machine;
  readonly postgres: { readonly version: string; readonly says: string };
  readonly rows: number;
  readonly malformed: number;
  readonly imports: readonly EndedImport[];
  /** Seconds of each COPY, of the same rounds. */
  readonly copies: readonly number[];
  /** Of a file a quarter as long. */
  readonly quarter: EndedImport;
  readonly killed: EndedImport & { readonly killedAfterLines: number };
}

export function importDocument(figures: ImportFigures): string {
  const { rows, malformed, imports, copies, quarter, killed } = figures;
  const seconds = imports.map((one) => one.seconds);
  const memory = Math.max(...imports.map((one) => one.peakMegabytes));
  const runs = toMarkdown(
    ['Run', 'Seconds', 'Rows/s', 'Peak MB', 'What was said'],
    [
      ...imports.map((one, round) => row(`import, round ${round + 1}`, rows, one)),
      ...copies.map((took, round) => [
        `COPY, round ${round + 1}`,
        took.toFixed(1),
        Math.floor(rows / took).toLocaleString('en'),
        '',
        '',
      ]),
      row('import of a quarter', Math.ceil(rows / 4), quarter),
      [
        `import killed after ${killed.killedAfterLines.toLocaleString('en')} lines, continued`,
        killed.seconds.toFixed(1),
        '',
        String(killed.peakMegabytes),
        killed.counts,
      ],
    ],
  );
  return [
    `${describePlace({ ...figures, nodes: [figures.node] })}; ${rows.toLocaleString('en')} calls of 1,000 accounts in three months, ` +
      `${malformed.toLocaleString('en')} malformed rows of twenty kinds among them.`,
    runs,
    targetTable([
      judge(
        { says: 'import of call records, rows/s over those of COPY into the same table', atLeast: 0.5 },
        seconds.map((took, round) => (copies[round] ?? NaN) / took),
      ),
      judge({ says: 'peak memory, over that of a quarter of the file', atMost: 1.1 }, [
        memory / quarter.peakMegabytes,
      ]),
    ]),
    'After every import and after the killed one: every call there once, every total what its records come to, every malformed row in the rejects file.',
  ].join('\n\n');
}

function row(name: string, rows: number, { seconds, peakMegabytes, counts }: EndedImport): string[] {
  return [
    name,
    seconds.toFixed(1),
    Math.floor(rows / seconds).toLocaleString('en'),
    String(peakMegabytes),
    counts,
  ];
}
