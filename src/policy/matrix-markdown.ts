// The matrix as Markdown, one table for each purpose.

import { MATRIX_COLUMNS, rowsOf } from './matrix-cells.js';
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

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [markdownRow(head), markdownRow(head.map(() => '---')), ...rows.map(markdownRow)].join('\n');
}

function markdownSection(purpose: Purpose): string {
  const { means, dpv } = PURPOSES[purpose];
  const rows = rowsOf(purpose).map(({ callers, cells }) => [
    names(callers),
    ...cells.map((cell) => `${MARK[kindOf(cell)]} ${cell.reason}`),
  ]);
  const table = markdownTable(['Caller', ...MATRIX_COLUMNS.map(({ name }) => name)], rows);
  return `## ${purpose}\n\n${means}. ${basis(purpose)}. \`dpv:${dpv}\`.\n\n${table}`;
}

export function renderMatrixMarkdown(): string {
  const legend = LEGEND.map(([kind, meaning]) => `- ${MARK[kind]} ${meaning}`).join('\n');
  const columns = markdownTable(
    ['Short', 'Data', 'What it is'],
    MATRIX_COLUMNS.map(({ short, name, means }) => [short, name, means]),
  );
  const summary = markdownTable(
    ['Purpose', 'Who reads what, at best'],
    PURPOSE_NAMES.map((purpose) => [purpose, readers(purpose)]),
  );
  const reasons = markdownTable(
    ['Reason', 'Says'],
    reasonsUsed().map((reason) => [reason, says(reason)]),
  );
  const sections = PURPOSE_NAMES.map(markdownSection);
  return `${[
    `# ${TITLE}`,
    INTRODUCTION,
    legend,
    columns,
    '## Overview',
    summary,
    ...sections,
    '## Reasons',
    reasons,
  ].join('\n\n')}\n`;
}
