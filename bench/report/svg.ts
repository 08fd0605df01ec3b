// Drawings that stand by themselves: SVG with its own style, light or dark as the reader has it, each figure as text too.
export const SERIES = ['#2f6fed', '#7aa5f7', '#b8bdc7', '#e0823d', '#3fa66b'] as const;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 16px; font-weight: 600 }
  .panel { font-weight: 600 }
  .note { fill: #59636e; font-size: 12px }
  .spread { stroke: #59636e }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .note { fill: #9198a1 } .spread { stroke: #9198a1 }
  }`;

export function svg(width: number, height: number, title: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${STYLE}</style>`,
    label({ x: 0, y: 18, text: title, kind: 'title' }),
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly kind?: 'title' | 'panel' | 'note';
  readonly anchor?: 'middle' | 'end';
}

export function label({ x, y, text, kind, anchor }: Label): string {
  const shown = [
    `x="${round(x)}" y="${round(y)}"`,
    ...(kind === undefined ? [] : [`class="${kind}"`]),
    ...(anchor === undefined ? [] : [`text-anchor="${anchor}"`]),
  ];
  return `<text ${shown.join(' ')}>${escapeXml(text)}</text>`;
}

export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
