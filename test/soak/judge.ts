// What an answer is worth: as expected of its kind, turned away by a limit, or a violation. A known guarded value where it may not
// stand is a violation whatever else the answer is.
import { codesOf, parseAnswer, sayEnd, valueAt, type GraphqlAnswer } from '../load/answer.js';
import type { Reply } from '../load/ask.js';
import type { Receipt } from '../load/audit-check.js';
import type { GuardedValues, MayHold } from './guarded-values.js';

export interface Expected {
  readonly status: number;
  /** These and no others. */
  readonly codes: readonly string[];
  /** What must be there, by its path in `data`; without any, `data` holds nothing but nulls. */
  readonly reads: readonly string[];
  readonly withheld: readonly string[];
  readonly mayHold: MayHold | null;
  /** What the audit must name, where one account is asked for. */
  readonly guarded: readonly (readonly [path: string, coordinate: string])[];
}

export interface Judgement {
  readonly ended: string;
  readonly outcome: 'AS_EXPECTED' | 'TURNED_AWAY' | 'ENDED' | 'VIOLATION';
  readonly faults: readonly string[];
  readonly receipt: Receipt | null;
}

export interface Surroundings {
  readonly values: GuardedValues;
  /** The server was told to end: it may turn requests away for it, and take no more connections. */
  readonly ending: boolean;
}

/** By a limit, or because a part of the service cannot do it now: told apart from what went wrong. */
const TURNED_AWAY = {
  429: ['RATE_LIMITED', 'THROTTLED', 'TOO_MANY_OPERATIONS'],
  503: ['OVERLOADED', 'AUTHORIZATION_UNAVAILABLE', 'AUDIT_UNAVAILABLE'],
} as const satisfies Record<number, readonly string[]>;

export function judge(expected: Expected, reply: Reply, { values, ending }: Surroundings): Judgement {
  const leak = values.findLeak(reply.body, expected.mayHold);
  const leaks = leak === null ? [] : [`a guarded value of ${leak.account}, of ${leak.table}, left`];
  const { status, whole, lost, body } = reply;
  if (status === null || !whole) {
    const ended = status === null ? `connection ${lost ?? ''}` : 'answer torn';
    const meant = ending && status === null && lost !== 'NO_ANSWER';
    return judged(ended, 'ENDED', meant ? leaks : [...leaks, ended]);
  }
  const answer = parseAnswer(body);
  if (answer === null) return judged(`HTTP ${status}`, 'AS_EXPECTED', [...leaks, 'an answer is not JSON']);
  const codes = codesOf(answer);
  const ended = sayEnd(status, codes);
  if (isTurnedAway(status, codes, ending)) {
    const kept = isEmpty(answer.data) ? [] : [`${ended} holds data`];
    return judged(ended, codes.includes('SHUTTING_DOWN') ? 'ENDED' : 'TURNED_AWAY', [...leaks, ...kept]);
  }
  const faults = [...leaks, ...faultsOf(expected, { status, codes, answer })];
  return { ...judged(ended, 'AS_EXPECTED', faults), receipt: receiptOf(expected, reply, answer) };
}

function judged(
  ended: string,
  outcome: Exclude<Judgement['outcome'], 'VIOLATION'>,
  faults: readonly string[],
): Judgement {
  return { ended, outcome: faults.length > 0 ? 'VIOLATION' : outcome, faults, receipt: null };
}

function isTurnedAway(status: number, codes: readonly string[], ending: boolean): boolean {
  if (status !== 429 && status !== 503) return false;
  const known: readonly string[] = [...TURNED_AWAY[status], ...(ending ? ['SHUTTING_DOWN'] : [])];
  return codes.length > 0 && codes.every((code) => known.includes(code));
}

interface Told {
  readonly status: number;
  readonly codes: readonly string[];
  readonly answer: GraphqlAnswer;
}

function faultsOf(expected: Expected, { status, codes, answer: { data } }: Told): string[] {
  const { reads, withheld } = expected;
  const ended = sayEnd(status, codes);
  const meant = sayEnd(expected.status, expected.codes);
  return [
    ...(sayEnd(status, codes.toSorted()) === sayEnd(expected.status, expected.codes.toSorted())
      ? []
      : [`ended with ${ended}, not with ${meant}`]),
    ...(reads.length > 0 || isEmpty(data) ? [] : [`${ended} holds data`]),
    ...reads.filter((path) => valueAt(data, path) === null).map((path) => `lacks ${path}`),
    ...withheld.filter((path) => valueAt(data, path) !== null).map((path) => `holds ${path}`),
  ];
}

/** Nothing but nulls, however deep. */
function isEmpty(data: unknown): boolean {
  if (data === undefined || data === null) return true;
  return typeof data === 'object' && Object.values(data).every(isEmpty);
}

function receiptOf(
  { guarded, mayHold }: Expected,
  { requestId }: Reply,
  { data }: GraphqlAnswer,
): Receipt | null {
  const coordinates = guarded.flatMap(([path, coordinate]) =>
    valueAt(data, path) === null ? [] : [coordinate],
  );
  if (coordinates.length === 0 || mayHold === null || requestId === null) return null;
  return { requestId, account: mayHold.account, coordinates, torn: false };
}
