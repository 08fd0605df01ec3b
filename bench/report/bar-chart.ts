// Bars to the right, in a panel for each work: what stands in one panel is compared, and each panel has a scale of its own.
import { label, round, SERIES, svg } from './svg.js';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The least and the most over the rounds, drawn as a line across the end of the bar. */
  readonly spread: readonly [number, number];
  /** The place of its colour. */
  readonly series: number;
}

export interface Panel {
  readonly title: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 760;
const LABELS = 110;
const FIGURES = 90;
const ROW = 24;
const PANEL_HEAD = 30;
const TITLE = 34;
const ROOM = WIDTH - LABELS - FIGURES;

export function barChart(title: string, panels: readonly Panel[], digits: number): string {
  let y = TITLE;
  const parts = panels.flatMap((panel) => {
    const drawn = drawPanel(panel, y, digits);
    y += PANEL_HEAD + panel.bars.length * ROW;
    return drawn;
  });
  return svg(WIDTH, y + 10, title, parts);
}

function drawPanel({ title, bars }: Panel, top: number, digits: number): string[] {
  const longest = Math.max(...bars.map(({ spread }) => spread[1]), Number.MIN_VALUE);
  const scale = (value: number) => LABELS + (value / longest) * ROOM;
  return [
    label({ x: 0, y: top + 20, text: title, kind: 'panel' }),
    ...bars.flatMap((bar, place) => drawBar(bar, top + PANEL_HEAD + place * ROW, scale, digits)),
  ];
}

function drawBar(
  { label: name, value, spread, series }: Bar,
  top: number,
  scale: (value: number) => number,
  digits: number,
): string[] {
  const middle = top + ROW / 2;
  const [least, most] = spread.map(scale) as [number, number];
  return [
    label({ x: LABELS - 8, y: middle + 5, text: name, anchor: 'end' }),
    `<rect x="${LABELS}" y="${round(top + 4)}" width="${round(Math.max(scale(value) - LABELS, 1))}" height="${ROW - 8}" rx="2" fill="${SERIES[series] ?? SERIES[0]}"/>`,
    `<line class="spread" x1="${round(least)}" x2="${round(most)}" y1="${round(middle)}" y2="${round(middle)}" stroke-width="2"/>`,
    label({ x: Math.max(scale(value), most) + 6, y: middle + 5, text: value.toFixed(digits), kind: 'note' }),
  ];
}
