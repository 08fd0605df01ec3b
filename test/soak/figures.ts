// What came of each kind of work: how often, how it ended, how long it took.
import type { Judgement } from './judge.js';

interface Row {
  readonly ended: Map<string, number>;
  readonly outcomes: Map<Judgement['outcome'], number>;
  readonly milliseconds: number[];
}

/** At most this share of what owners, partners and staff ask may be turned away. */
export const MOST_TURNED_AWAY = 0.01;

export class Figures {
  readonly #rows = new Map<string, Row>();

  constructor(kinds: readonly string[]) {
    for (const kind of kinds)
      this.#rows.set(kind, { ended: new Map(), outcomes: new Map(), milliseconds: [] });
  }

  count(kind: string, { ended, outcome }: Judgement, milliseconds: number): void {
    const row = this.#rows.get(kind);
    if (row === undefined) throw new Error(`there is no kind ${kind}`);
    row.ended.set(ended, (row.ended.get(ended) ?? 0) + 1);
    row.outcomes.set(outcome, (row.outcomes.get(outcome) ?? 0) + 1);
    row.milliseconds.push(milliseconds);
  }

  get answers(): number {
    return [...this.#rows.values()].reduce((sum, { milliseconds }) => sum + milliseconds.length, 0);
  }

  /** Of all kinds. */
  percentile(share: number): number {
    return percentileOf(
      [...this.#rows.values()].flatMap(({ milliseconds }) => milliseconds),
      share,
    );
  }

  /** What makes a run show nothing: a kind that was never answered as expected, or too much that was turned away. */
  faults(): string[] {
    return [...this.#rows].flatMap(([kind, { outcomes, milliseconds }]) => {
      if ((outcomes.get('AS_EXPECTED') ?? 0) === 0) return [`${kind}: never answered as expected`];
      const turnedAway = outcomes.get('TURNED_AWAY') ?? 0;
      return turnedAway > Math.max(1, MOST_TURNED_AWAY * milliseconds.length)
        ? [`${kind}: ${turnedAway} of ${milliseconds.length} were turned away`]
        : [];
    });
  }

  table(): string {
    const rows = [...this.#rows].map(([kind, { ended, outcomes, milliseconds }]) => [
      kind,
      String(milliseconds.length),
      ...(['AS_EXPECTED', 'TURNED_AWAY', 'VIOLATION'] as const).map((one) => String(outcomes.get(one) ?? 0)),
      percentileOf(milliseconds, 0.5).toFixed(0),
      percentileOf(milliseconds, 0.99).toFixed(0),
      [...ended].map(([how, times]) => `${how} (${times})`).join(', '),
    ]);
    return columns([TITLES, ...rows]);
  }
}

const TITLES = [
  'kind',
  'asked',
  'as expected',
  'turned away',
  'violations',
  'p50 ms',
  'p99 ms',
  'ended with',
];

function percentileOf(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Text to the left, figures to the right. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = TITLES.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const isText = (index: number) => index === 0 || index === TITLES.length - 1;
  return rows
    .map((row) =>
      row
        .map((cell, index) =>
          isText(index) ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
