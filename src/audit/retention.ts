/** How long records are kept at least, and on which authority. A rule is a row; what a purge may drop follows from it. */

export interface RetentionRule {
  readonly years: number;
  /** The table of the records. */
  readonly keptIn: 'audit_entries' | 'approvals' | 'notices' | 'breaches';
  readonly authority: string;
}

export const RETENTION = {
  // The certificate of a year is made by March of the next, from decisions of that whole year.
  DECISION: { years: 2, keptIn: 'audit_entries', authority: '47 CFR 64.2009(e)' },
  CAMPAIGN_RECORD: { years: 1, keptIn: 'audit_entries', authority: '47 CFR 64.2009(c)' },
  THIRD_PARTY_RECORD: { years: 1, keptIn: 'audit_entries', authority: '47 CFR 64.2009(c)' },
  APPROVAL: { years: 1, keptIn: 'approvals', authority: '47 CFR 64.2007(a)(3)' },
  NOTICE: { years: 1, keptIn: 'notices', authority: '47 CFR 64.2008(a)(2)' },
  BREACH: { years: 2, keptIn: 'breaches', authority: '47 CFR 64.2011(d)' },
} as const satisfies Record<string, RetentionRule>;

/** A calendar month of UTC, `YYYY-MM`. */
export type Month = string;

export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** As instants in ISO 8601, half-open. */
export function monthBounds(month: Month): { readonly from: string; readonly to: string } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return {
    from: beginOf(year, number),
    to: number === 12 ? beginOf(year + 1, 1) : beginOf(year, number + 1),
  };
}

/** The instant from which a month of entries may be dropped: the longest rule of those kept among them, after its end. */
export function retainedUntil(month: Month): string {
  const rules: readonly RetentionRule[] = Object.values(RETENTION);
  const years = Math.max(
    ...rules.filter(({ keptIn }) => keptIn === 'audit_entries').map((rule) => rule.years),
  );
  const { to } = monthBounds(month);
  return `${String(Number(to.slice(0, 4)) + years).padStart(4, '0')}${to.slice(4)}`;
}

function beginOf(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01T00:00:00.000Z`;
}
