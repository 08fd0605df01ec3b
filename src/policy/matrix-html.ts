// The matrix as one self-contained page, coloured, for light and dark, with nothing loaded from elsewhere.

import type { Decision } from './decision.js';
import type { MatrixRow } from './matrix-cells.js';
import { MATRIX_COLUMNS, rowsOf } from './matrix-cells.js';
import { MATRIX_STYLE } from './matrix-style.js';
import {
  INTRODUCTION,
  LEGEND,
  MARK,
  PURPOSE_NAMES,
  TITLE,
  basis,
  kindOf,
  names,
  readers,
  reasonsUsed,
  says,
} from './matrix-words.js';
import { PURPOSES } from './purposes.js';
import type { Purpose } from './purposes.js';

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

interface Run {
  readonly decision: Decision;
  width: number;
}

/** Neighbouring cells with the same answer are drawn as one. */
function runsOf(cells: readonly Decision[]): readonly Run[] {
  const runs: Run[] = [];
  for (const decision of cells) {
    const last = runs.at(-1);
    if (last?.decision.reason === decision.reason) last.width += 1;
    else runs.push({ decision, width: 1 });
  }
  return runs;
}

function htmlCell({ decision, width }: Run): string {
  const kind = kindOf(decision);
  const title = escape(says(decision.reason));
  return `<td class="${kind}" colspan="${width}" title="${title}">${MARK[kind]} ${escape(decision.reason)}</td>`;
}

function htmlRow({ callers, cells }: MatrixRow): string {
  return `<tr><th scope="row">${escape(names(callers))}</th>${runsOf(cells).map(htmlCell).join('')}</tr>`;
}

function htmlTable(head: readonly string[], body: readonly string[], kind = ''): string {
  const columns = head.map((name) => `<th scope="col">${escape(name)}</th>`).join('');
  return `<div class="scroll"><table${kind}><thead><tr>${columns}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}

function plainRow(first: string, ...rest: readonly string[]): string {
  const cells = rest.map((each) => `<td>${escape(each)}</td>`).join('');
  return `<tr><th scope="row">${escape(first)}</th>${cells}</tr>`;
}

function htmlSection(purpose: Purpose): string {
  const { means, dpv } = PURPOSES[purpose];
  const table = htmlTable(
    ['Caller', ...MATRIX_COLUMNS.map(({ name }) => name)],
    rowsOf(purpose).map(htmlRow),
  );
  return `<section id="${purpose}"><h2>${purpose}</h2>
<p class="quiet">${escape(means)}. ${escape(basis(purpose))}. dpv:${escape(dpv)}.</p>
${table}</section>`;
}

function htmlLegend(): string {
  const rows = LEGEND.map(
    ([kind, meaning]) => `<tr><td class="${kind}">${MARK[kind]}</td><td>${escape(meaning)}</td></tr>`,
  );
  return htmlTable(['Cell', 'Meaning'], rows, ' class="legend"');
}

export function renderMatrixHtml(): string {
  const columns = MATRIX_COLUMNS.map(({ short, name, means }) => plainRow(short, name, means));
  const summary = PURPOSE_NAMES.map(
    (purpose) =>
      `<tr><th scope="row"><a href="#${purpose}">${purpose}</a></th><td>${escape(readers(purpose))}</td></tr>`,
  );
  const reasons = reasonsUsed().map((reason) => plainRow(reason, says(reason)));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLE}</title>
<style>${MATRIX_STYLE}</style>
</head>
<body>
<h1>${TITLE}</h1>
<p>${escape(INTRODUCTION)}</p>
${htmlLegend()}
<h2>Data</h2>
${htmlTable(['Short', 'Data', 'What it is'], columns)}
<h2>Overview</h2>
${htmlTable(['Purpose', 'Who reads what, at best'], summary)}
${PURPOSE_NAMES.map(htmlSection).join('\n')}
<h2>Reasons</h2>
${htmlTable(['Reason', 'Says'], reasons)}
</body>
</html>
`;
}
