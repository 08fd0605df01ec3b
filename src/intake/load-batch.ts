// One batch into the database, in one transaction with the progress of the run: killed at any moment, a run has either
// added a batch and says so, or has not and does not.
import type { Instant } from '../clock.js';
import type { DataSourceDatabase } from '../records/database.js';
import { addMonths } from '../records/month-partitions.js';
import { loadInTransaction } from '../records/stage-rows.js';
import { holdImport, recordImportProgress, type ImportRun } from '../records/stores/import-store.js';
import type { CheckedBatch } from './check-batch.js';
import { tableColumns, type FileKind } from './file-kinds.js';
import type { FileHeader } from './read-header.js';
import type { Position } from './read-records.js';
import type { RejectsFile } from './rejects-file.js';

export interface LoadedBatch extends CheckedBatch {
  readonly end: Position;
}

export interface LoadSettings {
  readonly kind: FileKind;
  readonly header: FileHeader;
  readonly rejects: RejectsFile;
  readonly at: Instant;
}

/** Answers the run as it is afterwards. */
export async function loadBatch(
  database: DataSourceDatabase,
  run: ImportRun,
  batch: LoadedBatch,
  { kind, header, rejects, at }: LoadSettings,
): Promise<ImportRun> {
  if (kind.monthly !== undefined) await addMonths(database, kind.monthly.table, batch.months);
  return loadInTransaction(database, async (inside, stage) => {
    if (!(await holdImport(inside, run)))
      throw new Error('another process has taken this import over and goes on with it');
    let inserted = 0;
    for (const [shape, rows] of batch.taken) {
      if (rows.length === 0) continue;
      const table = { table: shape.table, columns: tableColumns(shape) };
      inserted += await kind.add(inside, table, await stage({ ...table, rows }));
    }
    const rejectsBytes = await rejects.append(batch.rejected, header, run.rejectsBytes);
    const next = { ...countBatch(run, batch, inserted), rejectsBytes };
    await recordImportProgress(inside, next, at);
    return next;
  });
}

export function countBatch(run: ImportRun, batch: LoadedBatch, inserted: number): ImportRun {
  const { taken, rejected, end, standsUnder } = batch;
  const rows = [...taken.values()].reduce((sum, each) => sum + each.length, 0);
  const reasons = { ...run.reasons };
  for (const { code } of rejected) reasons[code] = (reasons[code] ?? 0) + 1;
  return {
    ...run,
    bytesDone: end.bytes,
    linesDone: end.lines,
    inserted: run.inserted + inserted,
    known: run.known + rows - inserted,
    rejected: run.rejected + rejected.length,
    reasons,
    standsUnder,
  };
}
