// Imports a file: checked and loaded batch by batch, the next one being read while one is loaded, never more than two in
// memory. The same file again goes on where its last run stopped; a file that was imported to its end changes nothing.
import { basename, resolve } from 'node:path';
import type { Clock } from '../clock.js';
import type { DataSourceDatabase } from '../records/database.js';
import type { Actor } from '../records/stores/access-change-store.js';
import {
  abandonImport,
  finishImport,
  startImport,
  takeOverImport,
  type ImportedFile,
  type ImportRun,
} from '../records/stores/import-store.js';
import { BatchCheck } from './check-batch.js';
import type { FileKind } from './file-kinds.js';
import { countBatch, loadBatch, type LoadedBatch } from './load-batch.js';
import { openRecords, reopenRecords, type OpenedRecords } from './open-records.js';
import { identifyFile, openFile } from './open-source.js';
import type { RecordBlock } from './read-records.js';
import { RejectsFile } from './rejects-file.js';
import { headerColumns, layoutOf } from './row-layout.js';
import type { SourceRecord } from './split-records.js';

export interface ImportRequest {
  readonly kind: FileKind;
  /** A path, or - for standard input. */
  readonly file: string;
  readonly rejectsFile: string;
  readonly by: Actor;
  readonly clock: Clock;
  /** How many rows one transaction holds, or a few more. */
  readonly batchRows: number;
  /** Begins again, though a run of this file is unfinished. */
  readonly restart: boolean;
  /** Checks every row, and writes nothing. */
  readonly dryRun: boolean;
  readonly onProgress?: (run: ImportRun, bytesRead: number) => void;
}

export interface ImportReport extends ImportRun {
  /** The line after which the run went on; 0 when it began. */
  readonly continuedAfter: number;
}

export const STANDARD_INPUT = '-';

export async function importFile(
  database: DataSourceDatabase,
  request: ImportRequest,
): Promise<ImportReport> {
  const { kind, file, rejectsFile } = request;
  if (resolve(file) === resolve(rejectsFile)) throw new Error('a file cannot hold its own rejects');
  const isFile = file !== STANDARD_INPUT;
  const identity = isFile ? await identifyFile(file) : null;
  const opened = await openRecords(isFile ? openFile(file) : process.stdin, headerColumns(kind));
  try {
    const run = await openRun(database, { kind: kind.name, name: basename(file), identity }, request);
    return await importFrom(database, request, { run, opened });
  } finally {
    await opened.close();
  }
}

async function importFrom(
  database: DataSourceDatabase,
  request: ImportRequest,
  { run, opened }: { run: ImportRun; opened: OpenedRecords },
): Promise<ImportReport> {
  const { file, rejectsFile, dryRun } = request;
  const position = { bytes: run.bytesDone, lines: run.linesDone };
  const records = run.bytesDone > 0 ? await reopenRecords(file, opened, position) : opened;
  const rejects = dryRun ? null : await RejectsFile.continueAt(rejectsFile, run.rejectsBytes);
  try {
    const done = await loadAll(database, request, { run, records, rejects });
    return { ...done, continuedAfter: run.linesDone };
  } finally {
    await records.close();
    await rejects?.close();
  }
}

const FRESH: ImportRun = {
  importId: '',
  claim: '',
  bytesDone: 0,
  linesDone: 0,
  inserted: 0,
  known: 0,
  rejected: 0,
  reasons: {},
  rejectsBytes: 0,
  standsUnder: null,
};

async function openRun(
  database: DataSourceDatabase,
  file: ImportedFile,
  { by, clock, restart, dryRun }: ImportRequest,
): Promise<ImportRun> {
  if (dryRun) return FRESH;
  const at = clock.now();
  if (restart) await abandonImport(database, file, at);
  const run = (await takeOverImport(database, file)) ?? (await startImport(database, file, { by, at }));
  if (run === null) throw new Error('another process began to import this file at the same moment');
  return run;
}

interface Opened {
  readonly run: ImportRun;
  readonly records: OpenedRecords;
  readonly rejects: RejectsFile | null;
}

async function loadAll(
  database: DataSourceDatabase,
  request: ImportRequest,
  { run, records, rejects }: Opened,
): Promise<ImportRun> {
  const { kind, clock, onProgress } = request;
  let reached = run;
  onProgress?.(run, 0);
  await overlapped(checkedBatches(database, request, { run, records }), async (batch) => {
    const settings = { kind, header: records.header, at: clock.now() };
    reached =
      rejects === null
        ? countBatch(reached, batch, 0)
        : await loadBatch(database, reached, batch, { ...settings, rejects });
    onProgress?.(reached, records.bytesRead());
  });
  if (rejects !== null) await finishImport(database, reached, clock.now());
  return reached;
}

/** The next item is made while one is worked on. */
async function overlapped<T>(items: AsyncGenerator<T>, work: (item: T) => Promise<void>): Promise<void> {
  let next = items.next();
  try {
    for (;;) {
      const made = await next;
      if (made.done === true) return;
      next = items.next();
      next.catch(() => undefined); // told when it is awaited, if the work itself does not fail
      await work(made.value);
    }
  } finally {
    await items.return(undefined);
  }
}

async function* checkedBatches(
  database: DataSourceDatabase,
  { kind, clock, batchRows, dryRun }: ImportRequest,
  { run, records: { header, blocks } }: Pick<Opened, 'run' | 'records'>,
): AsyncGenerator<LoadedBatch> {
  const check = new BatchCheck(database, kind, {
    read: layoutOf(kind, header),
    clock,
    standsUnder: run.standsUnder,
    dryRun,
  });
  for await (const { records, end } of gathered(blocks, batchRows))
    yield { ...(await check.check(records)), end };
}

/** Blocks joined until they hold as many records. */
async function* gathered(blocks: AsyncIterable<RecordBlock>, least: number): AsyncGenerator<RecordBlock> {
  let records: SourceRecord[] = [];
  let end: RecordBlock['end'] | null = null;
  for await (const block of blocks) {
    for (const record of block.records) records.push(record);
    end = block.end;
    if (records.length < least) continue;
    yield { records, end };
    [records, end] = [[], null];
  }
  if (end !== null) yield { records, end };
}
