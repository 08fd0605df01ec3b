// What a line of the server's log is worth: nothing is logged as an error under this load, and no line holds a value or a token.
import type { GuardedValues } from './guarded-values.js';

/** What a line is counted as. */
const countedAs = (msg: string) => `server log: ${msg}`;

export interface JudgedLine {
  /** For the tally; null for a line that says no more than that a request was answered. */
  readonly counted: string | null;
  readonly faults: readonly string[];
}

/** As documented: on a machine that is short of everything the store is left alone for a second, and the limits are looser meanwhile. */
const STORE_RESTS = 'the store of the limits failed, this node counts by itself';
/** At most this share of the run. */
const MOST_RESTING = 0.01;

const WARN = 40;
const ERROR = 50;
const TOKEN = /eyJ[\w-]{10,}\.[\w-]{10,}/;

export function judgeLine(line: string, values: GuardedValues): JudgedLine {
  const { level, msg } = parse(line);
  const leak = values.findLeak(line, null);
  return {
    counted: level >= WARN ? countedAs(msg) : null,
    faults: [
      ...(level >= ERROR && msg !== STORE_RESTS ? [`the server logged an error: ${msg}`] : []),
      ...(leak === null ? [] : [`a guarded value of ${leak.account}, of ${leak.table}, is in the log`]),
      ...(TOKEN.test(line) ? ['a token is in the log'] : []),
    ],
  };
}

/** The fault, where the limits were looser for too much of a run. */
export function judgeResting(counted: (what: string) => number, seconds: number): string | null {
  const times = counted(countedAs(STORE_RESTS));
  const most = Math.max(1, seconds * MOST_RESTING);
  return times > most ? `the store of the limits failed ${times} times in ${seconds} seconds` : null;
}

/** Lines for people have no level. */
function parse(line: string): { level: number; msg: string } {
  if (!line.startsWith('{')) return { level: 0, msg: line };
  const { level = 0, msg = '' } = JSON.parse(line) as { level?: number; msg?: string };
  return { level, msg };
}
