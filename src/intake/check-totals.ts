// All totals held against the records they are sums of, month by month; and repaired, where that is asked for.
import type { Database } from '../records/database.js';
import { monthOf } from '../records/month-partitions.js';
import {
  checkTotals,
  countUncheckedTotals,
  findRecordMonths,
  repairTotals,
  type TotalFindings,
} from '../records/stores/usage-check-store.js';

export interface MonthFindings {
  /** Such as 2026-03. */
  readonly month: string;
  readonly usage: TotalFindings;
  readonly destinations: TotalFindings;
  /** Of the findings: whether they were made right. */
  readonly repaired: boolean;
}

export async function* checkAllTotals(
  database: Database,
  { repair }: { readonly repair: boolean },
): AsyncGenerator<MonthFindings> {
  for (const day of await findRecordMonths(database)) {
    const from = Date.parse(day);
    const month = { from, to: monthOf(from, 1) };
    const usage = await checkTotals(database, 'usage', month);
    const destinations = await checkTotals(database, 'destinations', month);
    const repaired = repair && (isWrong(usage) || isWrong(destinations));
    if (repaired) await repairTotals(database, month);
    yield { month: day.slice(0, 'YYYY-MM'.length), usage, destinations, repaired };
  }
}

export function isWrong({ missing, different, unfounded }: TotalFindings): boolean {
  return missing + different + unfounded > 0;
}

/** Totals of months whose records are not kept: they are neither checked nor repaired. */
export async function countTotalsWithoutRecords(database: Database): Promise<number> {
  return countUncheckedTotals(database, await findRecordMonths(database));
}
