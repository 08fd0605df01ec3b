// How far an import is: by bytes of the file, with rows a second; of standard input, whose end nobody knows, rows alone.
import { stat } from 'node:fs/promises';
import { STANDARD_INPUT } from '../../intake/import-file.js';
import type { ImportRun } from '../../records/stores/import-store.js';
import { startProgress, type Progress } from '../progress.js';

export interface ImportProgressShown {
  readonly reach: (run: ImportRun, bytesRead: number) => void;
  readonly stop: () => void;
}

const SECONDS_BETWEEN_LINES = 5;

export async function importProgress(file: string): Promise<ImportProgressShown> {
  const shown = file === STANDARD_INPUT ? rowsAlone() : startProgress((await stat(file)).size, 'bytes');
  const began = performance.now();
  let first: number | null = null;
  return {
    reach: (run, bytesRead) => {
      const rows = rowsOf(run);
      first ??= rows;
      const rate = Math.round(((rows - first) * 1000) / (performance.now() - began));
      shown.reach(bytesRead, `${rows} rows, ${rate} rows/s`);
    },
    stop: shown.stop,
  };
}

export function rowsOf({ inserted, known, rejected }: ImportRun): number {
  return inserted + known + rejected;
}

function rowsAlone(): Progress {
  let shown = performance.now();
  return {
    reach: (_, says = '') => {
      if (performance.now() - shown < SECONDS_BETWEEN_LINES * 1000) return;
      shown = performance.now();
      process.stderr.write(`${says}\n`);
    },
    stop: () => undefined,
  };
}
