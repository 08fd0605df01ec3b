// Rows that the database writes as JSON: what JSON.stringify would write of the same values, to the byte; and whatever does not have
// the form of the answer leaves the whole list to be read as rows.
import { randomUUID } from 'node:crypto';
import { JsonList } from '../../src/json-list.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { readLists, type ListSource } from '../../src/records/read-lists.js';
import { readPages, type PageSource } from '../../src/records/read-pages.js';
import { BY_ACCOUNT } from '../../src/records/scope.js';
import { everything, UnknownProperty, type PropertyTable, type Selection } from '../../src/records/select.js';
import type { MemberForm, RowForm, ValueForm } from '../../src/records/write-rows.js';
import { useDatabase } from '../support/databases.js';

const statements: string[] = [];
const held = useDatabase('PostgreSQL', { onStatement: (sql) => statements.push(sql) });
const database = (): DataSourceDatabase => held.database;

const TABLE = {
  place: 's.place',
  text: 's.text',
  texts: 's.texts',
  integer: 's.integer',
  number: 's.number',
  boolean: 's.boolean',
  instant: 's.instant',
  word: 's.word',
  nested: { present: 's.boolean', properties: { text: 's.text', word: 's.word' } },
} as const satisfies PropertyTable;

const LIST: ListSource = { from: 'samples s', alias: 's', scope: BY_ACCOUNT, order: 's.place' };
const PAGE: PageSource = {
  from: 'samples s',
  alias: 's',
  scope: BY_ACCOUNT,
  keyset: [{ column: 'word', type: 'text' }],
  direction: 'ASC',
};

beforeAll(() =>
  database().query(
    `CREATE TABLE samples (account_id uuid, place serial, text text, texts text[], integer integer,
       number double precision, boolean boolean, instant timestamptz, word text)`,
  ),
);

interface Sample {
  readonly text?: string | null;
  readonly texts?: readonly (string | null)[] | null;
  readonly integer?: number | null;
  readonly number?: number | string | null;
  readonly boolean?: boolean | null;
  readonly instant?: string | null;
  readonly word?: string | null;
}

async function keep(...samples: Sample[]): Promise<string> {
  const account = randomUUID();
  for (const { text, texts, integer, number, boolean, instant, word } of samples)
    await database().query(
      `INSERT INTO samples (account_id, text, texts, integer, number, boolean, instant, word)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [account, text, texts, integer, number, boolean, instant, word],
    );
  return account;
}

function member(
  property: keyof typeof TABLE,
  form: ValueForm,
  nullable = true,
  key: string = property,
): MemberForm {
  return { key, property, form, nullable };
}

const WORDS: ValueForm = { as: 'WORDS', words: ['ONE', 'TWO'] };
const FORM: RowForm = [
  member('text', { as: 'TEXT' }),
  member('texts', { as: 'TEXTS' }),
  member('integer', { as: 'INTEGER' }),
  member('number', { as: 'NUMBER' }),
  member('boolean', { as: 'BOOLEAN' }),
  member('instant', { as: 'INSTANT' }),
  member('word', WORDS),
];

async function listOf(
  account: string,
  form: RowForm | undefined,
  properties: Selection = everything(TABLE),
): Promise<unknown> {
  const request = { owners: [[account]], table: TABLE, properties, form };
  return (await readLists(database(), LIST, request)).get(account);
}

async function writtenOf(account: string, form: RowForm, properties?: Selection): Promise<string> {
  const list = await listOf(account, form, properties);
  if (!(list instanceof JsonList)) throw new Error('it was read as rows');
  expect(list.length).toBe((list.toJSON() as unknown[]).length);
  return list.text;
}

test.each<[string, Sample]>([
  ['nothing', {}],
  ['plain values', { text: 'a', texts: ['b', 'c'], integer: 7, number: 47.6062, boolean: true, word: 'ONE' }],
  [
    'quotes, backslashes, breaks and control characters',
    { text: 'a"b\\c\nd\re\tf\bg\fh\u0001\u001f/</', texts: ['"', '\\', ''] },
  ],
  ['characters of every plane', { text: 'é \u2028\u2029 \u007f 漢 😀', texts: ['ä,{}', 'NULL', 'null'] }],
  ['bounds of integers', { integer: -2_147_483_648 }],
  ['small and large numbers', { number: 0.0001 }],
  ['a whole number', { number: -122 }],
  ['nothing below zero', { number: '-0' }],
  ['digits without end', { number: 0.1 + 0.2 }],
  ['an instant to the millisecond', { instant: '2026-03-01T12:00:00.007Z' }],
  ['an instant of another zone, between two milliseconds', { instant: '2026-03-01 12:00:00.999999+05:30' }],
  ['an instant long past', { instant: '0001-01-01T00:00:00.000Z' }],
  ['an empty list', { texts: [] }],
])('%s: as JSON.stringify writes them', async (_says, sample) => {
  const account = await keep(sample, sample);
  const { text, texts, integer, number, boolean, instant, word } = sample;
  const [date] = await database().query<{ at: Date | null }>('SELECT $1::timestamptz AS at', [instant]);
  const expected = {
    text: text ?? null,
    texts: texts ?? null,
    integer: integer ?? null,
    number: number === undefined ? null : Number(number),
    boolean: boolean ?? null,
    instant: date?.at?.toISOString() ?? null,
    word: word ?? null,
  };
  expect(await writtenOf(account, FORM)).toBe(JSON.stringify([expected, expected]));
});

test.each<[string, MemberForm, Sample]>([
  ['a word of another type', member('word', WORDS), { word: 'THREE' }],
  ['infinity', member('instant', { as: 'INSTANT' }), { instant: 'infinity' }],
  ['a year of five digits', member('instant', { as: 'INSTANT' }), { instant: '10000-01-01T00:00:00Z' }],
  ['no number', member('number', { as: 'NUMBER' }), { number: 'NaN' }],
  ['a number without end', member('number', { as: 'NUMBER' }), { number: 'Infinity' }],
  ['one with an exponent', member('number', { as: 'NUMBER' }), { number: 1e21 }],
  ['null in a list of texts', member('texts', { as: 'TEXTS' }), { texts: ['a', null] }],
  ['null where there must be a text', member('text', { as: 'TEXT' }, false), {}],
  ['null where there must be an instant', member('instant', { as: 'INSTANT' }, false), {}],
  ['no object where there must be one', member('nested', { as: 'OBJECT', members: [] }, false), {}],
])('%s does not have the form: the list is read as rows', async (_says, one, sample) => {
  const account = await keep(
    { boolean: true, text: 'a', texts: [], instant: '2026-01-01Z', word: 'ONE' },
    sample,
  );
  const rows = await listOf(account, [one]);
  expect(rows).toEqual(await listOf(account, undefined));
  expect(rows).toHaveLength(2);
});

test('members in the order asked, under the client’s names, and objects within', async () => {
  const account = await keep({ text: 'a', boolean: true, word: 'ONE' }, { boolean: false });
  const members: RowForm = [{ key: 'type', constant: 'Sample' }, member('word', WORDS, true, 'w')];
  const form: RowForm = [
    member('nested', { as: 'OBJECT', members }),
    member('text', { as: 'TEXT' }, true, "a'; DROP TABLE samples --"),
    member('text', { as: 'TEXT' }, true, 'again'),
  ];
  statements.length = 0;
  const written = await writtenOf(account, form);
  expect(written).toBe(
    JSON.stringify([
      { nested: { type: 'Sample', w: 'ONE' }, "a'; DROP TABLE samples --": 'a', again: 'a' },
      { nested: null, "a'; DROP TABLE samples --": null, again: null },
    ]),
  );
  expect(statements).toHaveLength(1);
  for (const name of ['DROP', 'again', 'Sample']) expect(statements[0]).not.toContain(name);
});

test('what may not be read is null, and not in the statement', async () => {
  const account = await keep({ text: 'a', word: 'ONE', boolean: true });
  statements.length = 0;
  const nested = member('nested', {
    as: 'OBJECT',
    members: [member('text', { as: 'TEXT' }), member('word', WORDS)],
  });
  const written = await writtenOf(account, [member('text', { as: 'TEXT' }), nested], {
    nested: { word: true },
  });
  expect(written).toBe('[{"text":null,"nested":{"text":null,"word":"ONE"}}]');
  expect(statements[0]).not.toContain('s.text');
});

test('a form of what the table does not have is refused', async () => {
  const account = await keep({});
  const unknown: MemberForm = { key: 'a', property: 'constructor', nullable: true, form: { as: 'TEXT' } };
  await expect(listOf(account, [unknown], { constructor: true } as unknown as Selection)).rejects.toThrow(
    UnknownProperty,
  );
  await expect(listOf(account, [member('nested', { as: 'TEXT' })])).rejects.toThrow(UnknownProperty);
  const words = member('word', { as: 'WORDS', words: ["ONE' OR 'a' = 'a"] });
  await expect(listOf(account, [words])).rejects.toThrow('no word');
});

test('a page has its rows in order, tells whether there is more, and the keys of its ends', async () => {
  const account = await keep(...['ONE', 'TWO', 'A', 'B', 'C'].map((word) => ({ word, text: word })));
  const row: RowForm = [member('text', { as: 'TEXT' })];
  const pageOf = async (first: number, ends: boolean, after?: string) =>
    (
      await readPages(database(), PAGE, {
        owners: [[account]],
        table: TABLE,
        properties: { text: true },
        first,
        form: { row, ends },
        ...(after === undefined ? {} : { after: new Map([[account, [after]]]) }),
      })
    ).get(account);
  expect(await pageOf(2, true)).toEqual({
    rows: [],
    written: { list: new JsonList('[{"text":"A"},{"text":"B"}]', 2), ends: [['A'], ['B']] },
    hasNextPage: true,
  });
  expect(await pageOf(3, true, 'B')).toEqual({
    rows: [],
    written: {
      list: new JsonList('[{"text":"C"},{"text":"ONE"},{"text":"TWO"}]', 3),
      ends: [['C'], ['TWO']],
    },
    hasNextPage: false,
  });
  expect((await pageOf(2, true, 'TWO'))?.written).toEqual({ list: new JsonList('[]', 0), ends: [] });
  expect((await pageOf(5, false))?.written?.ends).toEqual([]);
});
