// account-data matrix: caller x purpose x data, computed by asking the decision for every cell.

import { writeFileSync } from 'node:fs';

import { Command, Option } from 'commander';

import { renderMatrixHtml } from '../../policy/matrix-html.js';
import { renderMatrixMarkdown } from '../../policy/matrix-markdown.js';

const RENDERINGS = {
  markdown: { render: renderMatrixMarkdown, file: 'docs/matrix.md' },
  html: { render: renderMatrixHtml, file: 'docs/matrix.html' },
} as const;

type Format = keyof typeof RENDERINGS;

const HELP = `
Each cell is what the decision answers to the most favourable request of that caller, for that purpose and data.
With --write both renderings are written to docs/ under the current directory; a test compares them with the rules.

Examples:
  account-data matrix
  account-data matrix --format html > matrix.html
  account-data matrix --write`;

export const matrixCommand: Command = new Command('matrix')
  .summary('who may read what, for which purpose')
  .description('Print the matrix of caller, purpose and data.')
  .addOption(
    new Option('--format <format>', 'how to print it').choices(Object.keys(RENDERINGS)).default('markdown'),
  )
  .option('--write', 'write docs/matrix.md and docs/matrix.html instead of printing')
  .addHelpText('after', HELP)
  .action(showMatrix);

function showMatrix({ format, write }: { format: Format; write?: true }): void {
  if (write) for (const { render, file } of Object.values(RENDERINGS)) writeFileSync(file, render());
  else process.stdout.write(RENDERINGS[format].render());
}
