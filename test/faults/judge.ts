// What a client makes of an answer: the guarded values it received, how the answer ended, and whether it may end so at all.
import { ERROR_CODES, type ErrorCode } from '../../src/errors.js';
import { codesOf, parseAnswer, sayEnd, valueAt, type GraphqlAnswer } from '../load/answer.js';
import type { Reply } from '../load/ask.js';
import type { Receipt } from '../load/audit-check.js';
import type { LoadOperation } from './operations.js';

export interface Judgement {
  readonly ended: string;
  readonly receipt: Receipt | null;
  /** Null when the answer is one that the API may give. */
  readonly fault: string | null;
}

/** How an audited answer may be refused while a part of the service is down. */
export const UNAVAILABLE: readonly ErrorCode[] = [
  'AUTHORIZATION_UNAVAILABLE',
  'AUDIT_UNAVAILABLE',
  'SHUTTING_DOWN',
];

/** `accepted`: the errors that what was done to the service explains, and no other. */
export function judge(
  operation: LoadOperation,
  reply: Reply,
  accepted: readonly ErrorCode[] = UNAVAILABLE,
): Judgement {
  const { status, requestId, lost } = reply;
  if (lost === 'NO_ANSWER') return { ended: 'no answer', receipt: null, fault: 'an answer never came' };
  if (status === null || requestId === null)
    return { ended: `connection ${lost ?? ''}`, receipt: null, fault: null };
  if (!reply.whole)
    return { ended: 'answer torn', receipt: tornReceipt(operation, reply, requestId), fault: null };
  const answer = parseAnswer(reply.body);
  if (answer === null)
    return { ended: `HTTP ${status}`, receipt: null, fault: `an answer is not JSON, HTTP ${status}` };
  const codes = codesOf(answer);
  const coordinates = operation.guarded.flatMap(([path, coordinate]) =>
    valueAt(answer.data, path) === null ? [] : [coordinate],
  );
  return {
    ended: sayEnd(status, codes),
    receipt:
      coordinates.length === 0 || operation.account === null
        ? null
        : { requestId, account: operation.account, coordinates, torn: false },
    fault: faultOf(status, codes, answer, accepted),
  };
}

/** As the table of the error codes has them: status and level. */
function faultOf(
  status: number,
  codes: readonly string[],
  { data }: GraphqlAnswer,
  accepted: readonly ErrorCode[],
): string | null {
  const known = accepted.filter((code) => codes.includes(code));
  const unknown = codes.find((code) => !known.some((one) => one === code));
  if (unknown !== undefined) return `an answer with ${unknown}, HTTP ${status}`;
  if (status === 200) {
    const whole = known.find((code) => ERROR_CODES[code].level === 'request');
    return whole === undefined ? null : `an answer with ${whole} of one field`;
  }
  if (!known.some((code) => ERROR_CODES[code].status === status)) return `an answer with HTTP ${status}`;
  return data === undefined || data === null ? null : `an answer with HTTP ${status} holds data`;
}

function tornReceipt({ account }: LoadOperation, { body }: Reply, requestId: string): Receipt | null {
  return account !== null && body.includes('"data"')
    ? { requestId, account, coordinates: [], torn: true }
    : null;
}
