// account-data import check-totals: usage and destination totals against the records, month by month. Counts only.
import { Command } from 'commander';
import { checkAllTotals, countTotalsWithoutRecords, isWrong } from '../../intake/check-totals.js';
import type { Database } from '../../records/database.js';
import type { TotalFindings } from '../../records/stores/usage-check-store.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { formatTable } from '../print-table.js';

const HELP = `
A total is missing where there are records and none of it, unfounded where there is one and no record. The exit code is 1
when a finding is left. Totals of months whose records are not kept are counted, and neither checked nor repaired.`;

export const checkTotalsCommand: Command = new Command('check-totals')
  .summary('hold the totals per day against the records they are sums of')
  .description(
    'Recompute the totals per day and destination, and print how many differ. Changes nothing without --repair.',
  )
  .option('--repair', 'write what the records come to', false)
  .addHelpText('after', HELP)
  .action(({ repair }: { repair: boolean }) =>
    withDatabase('import check-totals', (database) => check(database, repair)),
  );

const HEAD = ['month', 'totals', 'checked', 'missing', 'different', 'unfounded', ''] as const;

async function check(database: Database, repair: boolean): Promise<void> {
  const rows: (string | number)[][] = [];
  let left = 0;
  for await (const { month, usage, destinations, repaired } of checkAllTotals(database, { repair })) {
    if (!repaired && (isWrong(usage) || isWrong(destinations))) left += 1;
    for (const [name, findings] of Object.entries({ usage, destinations }))
      rows.push([month, name, ...figures(findings), repaired && isWrong(findings) ? 'repaired' : '']);
  }
  for (const line of formatTable(HEAD, rows)) await printLine(process.stdout, line);
  const without = await countTotalsWithoutRecords(database);
  if (without > 0)
    await printLine(
      process.stdout,
      `${without} usage totals are of months whose records are not kept: not checked`,
    );
  if (left > 0) process.exitCode = 1;
}

function figures({ checked, missing, different, unfounded }: TotalFindings): number[] {
  return [checked, missing, different, unfounded];
}
