// RFC 4180, and what is not: a malformed line is one record that is refused, and takes no other with it.
import fc from 'fast-check';
import { BEGINNING, readRecords, type RecordBlock } from '../../src/intake/read-records.js';
import { LONGEST_LINE, splitRecords } from '../../src/intake/split-records.js';

type Expected = readonly (readonly [line: number, fields: readonly string[] | null])[];

const CASES: readonly (readonly [says: string, text: string, records: Expected])[] = [
  [
    'values between commas',
    'a,b\nc,d\n',
    [
      [1, ['a', 'b']],
      [2, ['c', 'd']],
    ],
  ],
  ['empty values', ',\n', [[1, ['', '']]]],
  [
    'lines ended by CRLF',
    'a,b\r\n"c",d\r\n',
    [
      [1, ['a', 'b']],
      [2, ['c', 'd']],
    ],
  ],
  [
    'an empty line is no record',
    'a\n\n\r\nb\n',
    [
      [1, ['a']],
      [4, ['b']],
    ],
  ],
  ['values in quotes, with commas and quotes', '"a,""b""",c\n', [[1, ['a,"b"', 'c']]]],
  [
    'a line break within quotes',
    '"a\nb",c\nd,e\n',
    [
      [1, ['a\nb', 'c']],
      [3, ['d', 'e']],
    ],
  ],
  ['CRLF within quotes stays', '"a\r\nb",c\r\n', [[1, ['a\r\nb', 'c']]]],
  ['blanks belong to the value', ' a , b\n', [[1, [' a ', ' b']]]],
  [
    'a quote within a value is refused',
    'a"b,c\nd,e\n',
    [
      [1, null],
      [2, ['d', 'e']],
    ],
  ],
  [
    'text after a closing quote is refused',
    '"a"b,c\nd,e\n',
    [
      [1, null],
      [2, ['d', 'e']],
    ],
  ],
  [
    'a quote that is never closed takes no other line with it',
    '"a,b\nc,d\n"e",f\n',
    [
      [1, null],
      [2, ['c', 'd']],
      [3, ['e', 'f']],
    ],
  ],
  [
    'a quote that another line seems to close',
    '"a,b\nc"d,e\nf,g\n',
    [
      [1, null],
      [2, null],
      [3, ['f', 'g']],
    ],
  ],
  [
    'a carriage return alone ends no line',
    'a\rb,c\nd,e\n',
    [
      [1, null],
      [2, ['d', 'e']],
    ],
  ],
];

function fieldsOf(text: string | Buffer): [number, unknown][] {
  const { records, linesLeft } = splitRecords(Buffer.from(text), 1, true);
  expect(linesLeft).toBe(0);
  return records.map(({ line, fields, fault }) => [line, fault === null ? fields : null]);
}

test.each(CASES)('%s', (_, text, records) => {
  expect(fieldsOf(text)).toEqual(records);
});

test('a line that is refused is kept whole', () => {
  const { records } = splitRecords(Buffer.from('a"b,c\n'), 7, true);
  expect(records).toEqual([{ line: 7, fields: ['a"b,c'], fault: 'LINE_MALFORMED' }]);
});

test('a line that is not UTF-8 is refused as its bytes, and the others are read', () => {
  const bad = Buffer.from([0x61, 0xff, 0x2c, 0x62]);
  const { records } = splitRecords(
    Buffer.concat([Buffer.from('é,1\n'), bad, Buffer.from('\nc,d\n')]),
    1,
    true,
  );
  expect(records).toEqual([
    { line: 1, fields: ['é', '1'], fault: null },
    { line: 2, fields: [bad], fault: 'NOT_UTF8' },
    { line: 3, fields: ['c', 'd'], fault: null },
  ]);
});

/** As RFC 4180 writes them: every value in quotes, or only those that need them. */
const written = fc.record({
  rows: fc.array(
    fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '7', '"', ',', '\n', '\r\n', ' ') }), {
      minLength: 1,
      maxLength: 4,
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  ),
  everywhere: fc.boolean(),
  ending: fc.constantFrom('\n', '\r\n'),
});

function toText({
  rows,
  everywhere,
  ending,
}: {
  rows: string[][];
  everywhere: boolean;
  ending: string;
}): string {
  const cell = (value: string) =>
    everywhere || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  return rows.map((row) => `${row.map(cell).join(',')}${ending}`).join('');
}

async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let start = 0;
  for (const size of sizes) {
    await Promise.resolve();
    if (start < bytes.length) yield bytes.subarray(start, (start += size));
  }
  if (start < bytes.length) yield bytes.subarray(start);
}

async function readAll(source: AsyncIterable<Buffer>, from = BEGINNING): Promise<RecordBlock[]> {
  const blocks: RecordBlock[] = [];
  for await (const block of readRecords(source, from)) blocks.push(block);
  return blocks;
}

const recordsIn = (blocks: readonly RecordBlock[]) => blocks.flatMap(({ records }) => records);

test('what is written is read, wherever the bytes are cut, and whether or not the last line is ended', async () => {
  await fc.assert(
    fc.asyncProperty(
      written,
      fc.array(fc.integer({ min: 1, max: 9 })),
      fc.boolean(),
      async (file, sizes, ended) => {
        const rows = file.rows.filter((row) => row.length > 1 || row[0] !== '' || file.everywhere);
        const text = toText({ ...file, rows });
        const bytes = Buffer.from(ended ? text : text.slice(0, -file.ending.length));
        const blocks = await readAll(cut(bytes, sizes));
        expect(recordsIn(blocks).map(({ fields }) => fields)).toEqual(rows);
        if (bytes.length > 0) expect(blocks.at(-1)?.end.bytes).toBe(bytes.length);
      },
    ),
    { numRuns: 300 },
  );
});

test('whatever the bytes are, every block ends where reading can go on', async () => {
  const bytes = fc.array(fc.constantFrom('a', ',', '"', '\n', '\r\n', '\n"'), {
    minLength: 1,
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(bytes, fc.array(fc.integer({ min: 1, max: 9 })), async (parts, sizes) => {
      const text = Buffer.from(parts.join(''));
      const whole = recordsIn(await readAll(cut(text, [])));
      const blocks = await readAll(cut(text, sizes));
      const some = blocks.slice(0, 1 + ((sizes[0] ?? 0) % blocks.length));
      const end = some.at(-1)?.end ?? BEGINNING;
      const rest = await readAll(cut(text.subarray(end.bytes), []), end);
      expect(recordsIn([...some, ...rest])).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

test('a line longer than a row can be is refused, costs no memory, and the next is read', async () => {
  const long = Buffer.alloc(LONGEST_LINE * 5, 'x');
  const bytes = Buffer.concat([Buffer.from('a,b\n'), long, Buffer.from('\nc,d\n'), long]);
  const blocks = await readAll(
    cut(
      bytes,
      Array.from({ length: 900 }, () => 1000),
    ),
  );
  const records = recordsIn(blocks);
  expect(records.map(({ line, fault }) => [line, fault])).toEqual([
    [1, null],
    [2, 'LINE_TOO_LONG'],
    [3, null],
    [4, 'LINE_TOO_LONG'],
  ]);
  expect(records[1]?.fields[0]?.length).toBeLessThan(LONGEST_LINE + 10);
  expect(blocks.at(-1)?.end).toEqual({ bytes: bytes.length, lines: 4 });
});
