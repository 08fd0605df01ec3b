// Simple charts as SVG: bars to the right, and pairs of columns by month. Each says its figures as text too.
import type { MonthFigure } from '../../audit/year-figures.js';

export interface Bar {
  readonly label: string;
  readonly value: number;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const WIDTH = 720;
const LABELS = 260;
const FIGURES = 60;
const ROW = 22;

export function barChart(bars: readonly Bar[], tone: 'permit' | 'deny'): string {
  if (bars.length === 0) return '<p>None.</p>';
  const longest = Math.max(...bars.map(({ value }) => value), 1);
  const room = WIDTH - LABELS - FIGURES;
  const rows = bars.map(({ label, value }, place) => {
    const width = Math.max((value / longest) * room, 1).toFixed(1);
    const y = place * ROW;
    return (
      `<text x="${LABELS - 8}" y="${y + 15}" text-anchor="end">${escapeHtml(label)}</text>` +
      `<rect class="${tone}" x="${LABELS}" y="${y + 3}" width="${width}" height="${ROW - 6}" rx="2"/>` +
      `<text x="${LABELS + Number(width) + 6}" y="${y + 15}">${value}</text>`
    );
  });
  return svg(bars.length * ROW, rows);
}

const HEIGHT = 160;
const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Permits on the left, denials on the right of each month. */
export function monthChart(months: readonly MonthFigure[]): string {
  const highest = Math.max(...months.flatMap(({ permits, denials }) => [permits, denials]), 1);
  const step = WIDTH / NAMES.length;
  const columns = months.map(({ month, permits, denials }) => {
    const x = (month - 1) * step;
    return (
      `<g><title>${NAMES[month - 1] ?? ''}: ${permits} permits, ${denials} denials</title>` +
      column({ x: x + 8, value: permits, highest, tone: 'permit' }) +
      column({ x: x + step / 2, value: denials, highest, tone: 'deny' }) +
      `<text x="${x + step / 2}" y="${HEIGHT + 16}" text-anchor="middle">${NAMES[month - 1] ?? ''}</text></g>`
    );
  });
  return svg(HEIGHT + 22, columns);
}

interface Column {
  readonly x: number;
  readonly value: number;
  readonly highest: number;
  readonly tone: 'permit' | 'deny';
}

function column({ x, value, highest, tone }: Column): string {
  const height = (value / highest) * HEIGHT;
  return `<rect class="${tone}" x="${x.toFixed(1)}" y="${(HEIGHT - height).toFixed(1)}" width="20" height="${height.toFixed(1)}"/>`;
}

function svg(height: number, parts: readonly string[]): string {
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img">\n${parts.join('\n')}\n</svg>`;
}
