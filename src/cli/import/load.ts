// account-data import calls|messages|invoices: prints counts only. The rows that were not taken are in the rejects file alone.
import { userInfo } from 'node:os';
import { Command } from 'commander';
import { systemClock } from '../../clock.js';
import type { FileKind } from '../../intake/file-kinds.js';
import { importFile, STANDARD_INPUT, type ImportReport } from '../../intake/import-file.js';
import { OPERATOR } from '../../lifecycle/change-access.js';
import type { DataSourceDatabase } from '../../records/database.js';
import { pendingMigrations } from '../../records/migrate.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { wholeNumber } from '../whole-number.js';
import { importProgress } from './import-progress.js';
import { sayReport } from './say-report.js';

export interface LoadOptions {
  rejects?: string;
  batchRows?: number;
  restart: boolean;
  dryRun: boolean;
}

/** The embedded database takes a batch as one parameter, and everybody waits for its one connection meanwhile. */
const BATCH_ROWS = { POSTGRESQL: 20_000, EMBEDDED: 5_000 } as const;

const HELP = `
The columns: account-data import columns. Rows that are not taken go to FILE.rejects.csv, readable by you alone; correct
them there and import that file. A run that was cut off goes on when the same file is imported again. Docs: docs/intake.md.`;

export function loadCommand(kind: FileKind): Command {
  return new Command(kind.name)
    .summary(`import ${kind.says}`)
    .description(`Import ${kind.says} from CSV files (RFC 4180, UTF-8, plain or gzip; - for standard input).`)
    .argument('<files...>', 'one file or several, or -')
    .option('--rejects <file>', 'where rows go that are not taken (default: FILE.rejects.csv)')
    .option('--batch-rows <count>', 'rows of one transaction', wholeNumber(1, 1_000_000))
    .option('--restart', 'begin again, though an import of this file was cut off', false)
    .option('--dry-run', 'check every row, and write nothing', false)
    .addHelpText('after', HELP)
    .action((files: string[], options: LoadOptions) =>
      withDatabase(`import ${kind.name}`, (database) => loadFiles(database, kind, files, options)),
    );
}

async function loadFiles(
  database: DataSourceDatabase,
  kind: FileKind,
  files: readonly string[],
  options: LoadOptions,
): Promise<void> {
  if ((await pendingMigrations(database)).length > 0) throw new Error('run `account-data migrate` first');
  if (options.rejects !== undefined && files.length > 1) throw new Error('--rejects is for one file');
  for (const file of files) {
    const rejectsFile = rejectsFileOf(file, options);
    const report = await loadFile(database, kind, file, { ...options, rejectsFile });
    for (const line of sayReport(report, { kind, file, rejectsFile, dryRun: options.dryRun }))
      await printLine(process.stdout, line);
  }
}

function rejectsFileOf(file: string, { rejects }: LoadOptions): string {
  if (rejects !== undefined) return rejects;
  if (file === STANDARD_INPUT)
    throw new Error('standard input needs --rejects: a file for rows that are not taken');
  return `${file}.rejects.csv`;
}

async function loadFile(
  database: DataSourceDatabase,
  kind: FileKind,
  file: string,
  { batchRows, restart, dryRun, rejectsFile }: LoadOptions & { rejectsFile: string },
): Promise<ImportReport> {
  const progress = await importProgress(file);
  try {
    return await importFile(database, {
      kind,
      file,
      rejectsFile,
      by: { issuer: OPERATOR.issuer, subject: userInfo().username },
      clock: systemClock,
      batchRows: batchRows ?? BATCH_ROWS[database.kind],
      restart,
      dryRun,
      onProgress: progress.reach,
    });
  } finally {
    progress.stop();
  }
}
