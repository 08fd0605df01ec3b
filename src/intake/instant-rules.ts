// Rules about instants that the records share.
import type { FaultCode } from './faults.js';
import type { RowRule } from './row-shape.js';

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
/** Clocks of switches differ. */
const AHEAD_MS = 5 * 60 * 1000;

/** What was recorded has happened. */
export function hasHappened(column: string, place: number): RowRule {
  return outOfBounds(column, place, (now) => now + AHEAD_MS);
}

/** A due date, or the end of a period that is billed in advance. */
export function mayLieAhead(column: string, place: number): RowRule {
  return outOfBounds(column, place, () => LATEST);
}

function outOfBounds(column: string, place: number, latest: (now: number) => number): RowRule {
  return {
    code: 'INSTANT_OUT_OF_BOUNDS',
    column,
    broken: (cells, { now }) => {
      const text = cells[place];
      if (text == null) return false;
      const at = Date.parse(text);
      return at < EARLIEST || at > latest(now);
    },
  };
}

/** `least` is the shortest time that may lie between the two, in milliseconds. */
export function follows(
  column: string,
  place: number,
  { after, least }: { after: number; least: number },
): RowRule {
  const code: FaultCode = 'ENDS_BEFORE_IT_BEGINS';
  return {
    code,
    column,
    broken: (cells) => {
      const [end, begin] = [cells[place], cells[after]];
      return end != null && begin != null && Date.parse(end) - Date.parse(begin) < least;
    },
  };
}
