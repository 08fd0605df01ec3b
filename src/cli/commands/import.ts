// account-data import: call records, message records and invoices from files, and the totals that they come to.
import { Command } from 'commander';
import { FILE_KINDS } from '../../intake/file-kinds.js';
import { checkTotalsCommand } from '../import/check-totals.js';
import { columnsCommand } from '../import/columns.js';
import { loadCommand } from '../import/load.js';
import { listCommand } from '../import/list.js';

export const importCommand: Command = new Command('import')
  .summary('bring in call records, message records and invoices from CSV files')
  .description('Import CSV files, see what was imported, and check the totals against the records.');

for (const kind of Object.values(FILE_KINDS)) importCommand.addCommand(loadCommand(kind));
for (const subcommand of [columnsCommand, listCommand, checkTotalsCommand])
  importCommand.addCommand(subcommand);
