// Lines come out as they went in, however the bytes are cut, and a long one costs no memory.

import { readLines } from '../../src/cli/lines.js';
import type { Line } from '../../src/cli/lines.js';

async function* chunks(...parts: readonly (string | Buffer)[]): AsyncGenerator<Buffer | string> {
  for (const part of parts) {
    await Promise.resolve();
    yield part;
  }
}

async function linesOf(limit: number, ...parts: readonly (string | Buffer)[]): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of readLines(chunks(...parts), limit)) lines.push(line);
  return lines;
}

test.each([
  ['whole', ['one\ntwo\n'], ['one', 'two']],
  ['cut within a line', ['on', 'e\ntw', 'o'], ['one', 'two']],
  ['ended by CRLF', ['one\r\ntwo\r\n'], ['one', 'two']],
  ['empty in between', ['one\n\ntwo\n'], ['one', '', 'two']],
  ['nothing', [''], []],
  ['cut within a character', [Buffer.from([0xc3]), Buffer.from([0xa9, 0x0a])], ['é']],
])('%s', async (_says, parts, expected) => {
  const lines = await linesOf(100, ...parts);
  expect(lines).toEqual(expected.map((text, at) => ({ number: at + 1, text })));
});

test('a line longer than the limit is named and dropped, and the next one is read', async () => {
  expect(await linesOf(4, '12345\n1234\n', '123', '456', '\nlast')).toEqual([
    { number: 1, text: null },
    { number: 2, text: '1234' },
    { number: 3, text: null },
    { number: 4, text: 'last' },
  ]);
});
