// account-data changes: who may change what, from the table of changes.
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { renderChangesMarkdown } from '../../lifecycle/changes-markdown.js';

const HELP = `
With --write it is written to docs/ under the current directory; a test compares it with the table.

Examples:
  account-data changes
  account-data changes --write`;

export const changesCommand: Command = new Command('changes')
  .summary('who may change what, on which authority')
  .description('Print every change, who may make it, and on which authority.')
  .option('--write', 'write docs/changes.md instead of printing')
  .addHelpText('after', HELP)
  .action(({ write }: { write?: true }) => {
    if (write) writeFileSync('docs/changes.md', renderChangesMarkdown());
    else process.stdout.write(renderChangesMarkdown());
  });
