// One line of JSON in, one line of JSON out: the decision, or the error of a malformed line. Nothing is thrown, so
// that one bad line does not stop the rest.

import { decide } from './decide.js';
import type { Decision } from './decision.js';
import { MalformedRequest } from './malformed-request.js';
import { parseRequest } from './parse-request.js';
import type { DecisionRequest } from './request.js';

export interface LineError {
  readonly code: 'MALFORMED_REQUEST';
  readonly line: number;
  readonly path: string;
  readonly problem: string;
}

export type LineAnswer =
  { readonly request: DecisionRequest; readonly decision: Decision } | { readonly error: LineError };

export function answerLine(line: string, number: number): LineAnswer {
  try {
    const request = parseRequest(parseJson(line));
    return { request, decision: decide(request) };
  } catch (fault) {
    if (!(fault instanceof MalformedRequest)) throw fault;
    return { error: lineError(fault, number) };
  }
}

export function lineError({ code, path, problem }: MalformedRequest, line: number): LineError {
  return { code, line, path, problem };
}

/** What JSON.parse says of a fault repeats the text, so it is not passed on. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new MalformedRequest('$', 'is not JSON');
  }
}
