// What a decision leaves of a permitted field: a legal request clips to its period, an emergency call to its own call and number.
// Each store applies the parts that speak of its records; a part given is never widened by what the client asks.
import { toIso, type Instant } from '../clock.js';
import type { Condition } from './parameters.js';

/** A half-open interval [from, to); an absent end is open. */
export interface Period {
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

export interface Clip extends Period {
  /** Only these calls. */
  readonly callIds?: readonly string[] | undefined;
  /** Only this number, its service and its address. */
  readonly number?: string | undefined;
}

/** Both periods at once: what lies in the one and in the other. */
export function within(column: string, ...periods: readonly (Period | undefined)[]): Condition[] {
  return periods.flatMap((period): Condition[] => [
    [(place) => `${column} >= ${place}::timestamptz`, instant(period?.from)],
    [(place) => `${column} < ${place}::timestamptz`, instant(period?.to)],
  ]);
}

export function instant(value: Instant | undefined): string | undefined {
  return value === undefined ? undefined : toIso(value);
}
