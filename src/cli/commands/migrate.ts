// account-data migrate: brings the tables to what this program expects, or takes migrations back.
import { Command } from 'commander';
import type { DataSourceDatabase } from '../../records/database.js';
import { migrate, type MigrationReport } from '../../records/migrate.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { wholeNumber } from '../whole-number.js';

interface MigrateOptions {
  down?: number;
  dryRun?: boolean;
}

export const migrateCommand: Command = new Command('migrate')
  .summary('create or change the tables')
  .description('Run the pending migrations, in one transaction under a lock, and make the next months ready.')
  .option('--down <count>', 'take back so many of the newest migrations instead', wholeNumber(1, 1_000))
  .option('--dry-run', 'try it, say what would be done, and roll back')
  .action((options: MigrateOptions) => withDatabase('migrate', (database) => run(database, options)));

async function run(database: DataSourceDatabase, options: MigrateOptions): Promise<void> {
  const report = await migrate(database, options);
  for (const line of tell(report, options)) await printLine(process.stdout, line);
}

function tell({ applied, reverted }: MigrationReport, { dryRun, down }: MigrateOptions): string[] {
  const would = dryRun === true ? 'would be ' : '';
  const lines = [
    ...applied.map((name) => `${would}applied  ${name}`),
    ...reverted.map((name) => `${would}reverted ${name}`),
  ];
  if (lines.length > 0) return lines;
  return [
    down === undefined
      ? 'nothing to do: every migration is applied'
      : 'nothing to do: no migration is applied',
  ];
}
