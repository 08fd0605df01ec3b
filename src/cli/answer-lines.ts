// Requests line by line, each answered in order. A line that is too long is malformed like any other.

import type { LineAnswer } from '../policy/decide-line.js';
import { answerLine, lineError } from '../policy/decide-line.js';
import { MalformedRequest } from '../policy/malformed-request.js';
import { LONGEST_LINE, readLines } from './lines.js';

export async function* answerLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<LineAnswer> {
  for await (const { number, text } of readLines(input)) {
    yield text === null ? { error: lineError(TOO_LONG, number) } : answerLine(text, number);
  }
}

const TOO_LONG = new MalformedRequest('$', `is longer than ${LONGEST_LINE} bytes`);
