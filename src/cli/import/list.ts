// account-data import list: who imported which file, when, and what came of it.
import { Command } from 'commander';
import type { Database } from '../../records/database.js';
import { listImports, type ListedImport } from '../../records/stores/import-store.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { formatTable } from '../print-table.js';
import { wholeNumber } from '../whole-number.js';

export const listCommand: Command = new Command('list')
  .description('print the imports, newest first')
  .option('--most <count>', 'how many', wholeNumber(1, 10_000), 20)
  .action(({ most }: { most: number }) => withDatabase('import list', (database) => list(database, most)));

const HEAD = ['began', 'kind', 'file', 'by', 'state', 'added', 'known', 'rejected'] as const;

async function list(database: Database, most: number): Promise<void> {
  const runs = await listImports(database, most);
  const rows = runs.map((run) => [
    run.startedAt.toISOString(),
    run.kind,
    run.fileName,
    run.by,
    stateOf(run),
    run.inserted,
    run.known,
    run.rejected,
  ]);
  for (const line of formatTable(HEAD, rows)) await printLine(process.stdout, line);
}

function stateOf({ finishedAt, abandonedAt, linesDone, reachedAt }: ListedImport): string {
  if (finishedAt !== null) return `finished ${finishedAt.toISOString()}`;
  if (abandonedAt !== null) return `begun again ${abandonedAt.toISOString()}`;
  return `unfinished: line ${linesDone} at ${reachedAt.toISOString()}`;
}
