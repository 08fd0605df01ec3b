// Runs over files of records. A run is written to by whoever holds its claim, and by nobody else.
import { v7 as uuidv7 } from 'uuid';
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import type { Actor } from './access-change-store.js';

export interface ImportedFile {
  readonly kind: string;
  readonly name: string;
  /** Null for standard input, which is known only once it has ended: such a run cannot be continued. */
  readonly identity: { readonly bytes: number; readonly sha256: string } | null;
}

/** How far a run is. Counts are of rows; bytes are of the text, uncompressed. */
export interface ImportProgress {
  readonly bytesDone: number;
  readonly linesDone: number;
  readonly inserted: number;
  /** Rows that were there before. */
  readonly known: number;
  readonly rejected: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly rejectsBytes: number;
  /** What the next row may refer to, such as the invoice of a line. */
  readonly standsUnder: object | null;
}

export interface ImportRun extends ImportProgress {
  readonly importId: string;
  readonly claim: string;
}

export interface ListedImport extends ImportRun {
  readonly kind: string;
  readonly fileName: string;
  readonly fileBytes: number | null;
  readonly by: string;
  readonly startedAt: Date;
  readonly reachedAt: Date;
  readonly finishedAt: Date | null;
  readonly abandonedAt: Date | null;
}

const UNFINISHED = 'finished_at IS NULL AND abandoned_at IS NULL';

/** Counts come as numbers: none reaches 2^53. */
const PROGRESS = `import_id AS "importId", claim, bytes_done::float8 AS "bytesDone", lines_done::float8 AS "linesDone",
  inserted::float8 AS inserted, known::float8 AS known, rejected::float8 AS rejected, reasons,
  rejects_bytes::float8 AS "rejectsBytes", stands_under AS "standsUnder"`;

/** Null when the file has an unfinished run already. */
export async function startImport(
  database: Database,
  { kind, name, identity }: ImportedFile,
  { by, at }: { by: Actor; at: Instant },
): Promise<ImportRun | null> {
  const [run] = await database.query<ImportRun>(
    `INSERT INTO imports (import_id, kind, file_name, file_bytes, file_sha256, by_issuer, by_subject, claim, started_at, reached_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT DO NOTHING RETURNING ${PROGRESS}`,
    [
      uuidv7(),
      kind,
      name,
      identity?.bytes ?? null,
      identity?.sha256 ?? null,
      by.issuer,
      by.subject,
      uuidv7(),
      toIso(at),
    ],
  );
  return run ?? null;
}

/** The unfinished run of a file, for the caller alone: a process that still loads it is refused from here on. */
export async function takeOverImport(
  database: Database,
  { kind, identity }: ImportedFile,
): Promise<ImportRun | null> {
  const [run] = await database.query<ImportRun>(
    `UPDATE imports SET claim = $3 WHERE kind = $1 AND file_sha256 = $2 AND ${UNFINISHED} RETURNING ${PROGRESS}`,
    [kind, identity?.sha256 ?? null, uuidv7()],
  );
  return run ?? null;
}

export async function abandonImport(
  database: Database,
  { kind, identity }: ImportedFile,
  at: Instant,
): Promise<void> {
  await database.query(
    `UPDATE imports SET abandoned_at = $3 WHERE kind = $1 AND file_sha256 = $2 AND ${UNFINISHED}`,
    [kind, identity?.sha256 ?? null, toIso(at)],
  );
}

/** Holds the run until the transaction ends. False when another has taken it over, or it is finished. */
export async function holdImport(inside: Database, { importId, claim }: ImportRun): Promise<boolean> {
  const rows = await inside.query(
    `SELECT FROM imports WHERE import_id = $1 AND claim = $2 AND ${UNFINISHED} FOR UPDATE`,
    [importId, claim],
  );
  return rows.length === 1;
}

export async function recordImportProgress(
  inside: Database,
  { importId, ...progress }: ImportRun,
  at: Instant,
): Promise<void> {
  await inside.query(
    `UPDATE imports SET reached_at = $2, bytes_done = $3, lines_done = $4, inserted = $5, known = $6, rejected = $7,
       reasons = $8, rejects_bytes = $9, stands_under = $10 WHERE import_id = $1`,
    [
      importId,
      toIso(at),
      progress.bytesDone,
      progress.linesDone,
      progress.inserted,
      progress.known,
      progress.rejected,
      progress.reasons,
      progress.rejectsBytes,
      progress.standsUnder,
    ],
  );
}

export async function finishImport(
  database: Database,
  { importId, claim }: ImportRun,
  at: Instant,
): Promise<void> {
  await database.query(
    `UPDATE imports SET finished_at = $3 WHERE import_id = $1 AND claim = $2 AND ${UNFINISHED}`,
    [importId, claim, toIso(at)],
  );
}

/** Newest first. */
export function listImports(database: Database, most: number): Promise<ListedImport[]> {
  return database.query<ListedImport>(
    `SELECT ${PROGRESS}, kind, file_name AS "fileName", file_bytes::float8 AS "fileBytes", by_subject || ' as ' || by_login AS by,
       started_at AS "startedAt", reached_at AS "reachedAt", finished_at AS "finishedAt", abandoned_at AS "abandonedAt"
     FROM imports ORDER BY started_at DESC, import_id DESC LIMIT $1`,
    [most],
  );
}
