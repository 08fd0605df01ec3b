// What came of a file, in counts: no value of a row is among them.
import type { FileKind } from '../../intake/file-kinds.js';
import type { ImportReport } from '../../intake/import-file.js';
import { FAULTS, type FaultCode } from '../../intake/faults.js';
import { formatTable } from '../print-table.js';
import { rowsOf } from './import-progress.js';

interface Reported {
  readonly kind: FileKind;
  readonly file: string;
  readonly rejectsFile: string;
  readonly dryRun: boolean;
}

export function sayReport(report: ImportReport, { kind, file, rejectsFile, dryRun }: Reported): string[] {
  const { inserted, known, rejected, continuedAfter } = report;
  const outcome = dryRun
    ? `${inserted + known} would be taken, ${rejected} rejected; nothing was written`
    : `${inserted} added, ${known} there already, ${rejected} rejected`;
  return [
    ...(continuedAfter > 0 ? [`went on after line ${continuedAfter}`] : []),
    `${file}: ${rowsOf(report)} rows of ${kind.name}: ${outcome}`,
    ...sayReasons(report.reasons),
    ...(rejected > 0 && !dryRun ? [`the rejected rows: ${rejectsFile}`] : []),
    `peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  ];
}

function sayReasons(reasons: ImportReport['reasons']): string[] {
  const rows = Object.entries(reasons).map(
    ([code, count]) => [count, code, FAULTS[code as FaultCode]] as const,
  );
  return rows.length === 0 ? [] : formatTable(['rows', 'rejected as', 'which is'], rows);
}
