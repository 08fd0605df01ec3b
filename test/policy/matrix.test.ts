// The committed matrix is what the rules say today, and the page needs nothing from elsewhere.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { MATRIX_CALLERS, MATRIX_COLUMNS, rowsOf } from '../../src/policy/matrix-cells.js';
import { renderMatrixHtml } from '../../src/policy/matrix-html.js';
import { renderMatrixMarkdown } from '../../src/policy/matrix-markdown.js';
import { EVERY_PURPOSE } from './fixtures.js';

const committed = (file: string): string => readFileSync(join(__dirname, '../../docs', file), 'utf8');

test('docs/matrix.md is what the rules say (account-data matrix --write)', () => {
  expect(committed('matrix.md')).toBe(renderMatrixMarkdown());
});

test('docs/matrix.html is what the rules say (account-data matrix --write)', () => {
  expect(committed('matrix.html')).toBe(renderMatrixHtml());
});

test.each(EVERY_PURPOSE)('%s has every caller once and every kind of data', (purpose) => {
  const rows = rowsOf(purpose);
  const callers = rows.flatMap((row) => row.callers.map(({ name }) => name));
  expect(callers.sort()).toEqual(MATRIX_CALLERS.map(({ name }) => name).sort());
  for (const { cells } of rows) expect(cells).toHaveLength(MATRIX_COLUMNS.length);
});

test('the page loads nothing from elsewhere', () => {
  expect(renderMatrixHtml()).not.toMatch(/<script|<link|<img|src=|url\(|@import|https?:/);
});
