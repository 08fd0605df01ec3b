// What a run leaves in docs/performance: the JSON of every round, the plots, and the marked parts of docs/performance.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from '../root.js';

const FOLDER = inCheckout('docs/performance');
const PAGE = inCheckout('docs/performance.md');

export function writeFigures(name: string, figures: object): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), `${JSON.stringify(figures, withFourDigits, 2)}\n`);
}

export function writePlot(name: string, plot: string): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), plot);
}

/** Replaces what stands between `<!-- mark -->` and `<!-- mark end -->`. */
export function writePart(mark: string, text: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = [`<!-- ${mark} -->\n`, `\n<!-- ${mark} end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no part marked ${mark}`);
  writeFileSync(PAGE, `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`);
}

function withFourDigits(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(4)) : value;
}
