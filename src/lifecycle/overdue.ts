// What somebody should have done by now: one row a register. Told in readiness warnings and metrics, so that nobody has to look.
import type { Instant } from '../clock.js';
import type { Database } from '../records/database.js';
import { countOverdueBreaches } from '../records/stores/breach-store.js';
import { countOverdueOptOutFailures } from '../records/stores/opt-out-failure-store.js';

interface OverdueRow {
  readonly says: string;
  readonly count: (database: Database, at: Instant) => Promise<number>;
}

export const OVERDUE = {
  breaches: {
    says: 'whose agencies or customers should have been told of it (47 CFR 64.2011)',
    count: countOverdueBreaches,
  },
  opt_out_failures: {
    says: 'of which the Commission should have been told (47 CFR 64.2009(f))',
    count: countOverdueOptOutFailures,
  },
} as const satisfies Record<string, OverdueRow>;

export type OverdueFigures = Readonly<Record<keyof typeof OVERDUE, number>>;

export async function readOverdue(database: Database, at: Instant): Promise<OverdueFigures> {
  const rows: [string, OverdueRow][] = Object.entries(OVERDUE);
  const counted = await Promise.all(
    rows.map(async ([name, { count }]) => [name, await count(database, at)] as const),
  );
  return Object.fromEntries(counted) as OverdueFigures;
}

/** Null when nothing is overdue. */
export function overdueWarning(figures: OverdueFigures): string | null {
  const late = (Object.entries(figures) as [keyof typeof OVERDUE, number][]).filter(([, count]) => count > 0);
  if (late.length === 0) return null;
  return late.map(([name, count]) => `${count} of ${name}, ${OVERDUE[name].says}`).join('; ');
}
