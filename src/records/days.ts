// Which totals per day a read reaches; a day is a day of UTC.
import { toIso, type Instant } from '../clock.js';
import type { Clip } from './clip.js';
import type { Condition } from './parameters.js';

const DAY = 24 * 60 * 60 * 1000;

/** From the midnight of the first day up to the midnight after the last. */
export interface Days {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The days that begin in the period asked for and lie wholly within the clip. Totals know neither calls nor
 * numbers, so a clip to either leaves no day.
 */
export function daysOf(period: { readonly from: Instant; readonly to: Instant }, clip: Clip = {}): Days {
  const from = Math.ceil(Math.max(period.from, clip.from ?? -Infinity) / DAY) * DAY;
  const asked = Math.ceil(period.to / DAY) * DAY;
  const clipped = Math.floor((clip.to ?? Infinity) / DAY) * DAY;
  const narrowed = clip.callIds !== undefined || clip.number !== undefined;
  return { from, to: narrowed ? from : Math.min(asked, clipped) };
}

export function onDays(column: string, days: Days): Condition[] {
  return [
    [(place) => `${column} >= ${place}::date`, dateOf(days.from)],
    [(place) => `${column} < ${place}::date`, dateOf(days.to)],
  ];
}

function dateOf(midnight: Instant): string {
  return toIso(midnight).slice(0, 'YYYY-MM-DD'.length);
}
