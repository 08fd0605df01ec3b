// Durations and months of UTC, in milliseconds since the epoch.
import { toDate, type Instant } from '../clock.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The first instant of the month of `at`, moved by whole months. */
export function monthOf(at: Instant, months = 0): Instant {
  const date = toDate(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
}
