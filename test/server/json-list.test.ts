import { JsonList, stringifyJson } from '../../src/json-list.js';

const rows = [
  { id: '1', text: 'a"b' },
  { id: '2', text: 'é' },
];
const list = new JsonList(JSON.stringify(rows), rows.length);

test.each<[string, unknown, unknown]>([
  ['alone', list, rows],
  ['in a place', { data: { a: list, b: 1 } }, { data: { a: rows, b: 1 } }],
  ['more than one', [list, { a: [list] }, new JsonList('[]', 0)], [rows, { a: [rows] }, []]],
  ['none', { a: 'list-', b: undefined }, { a: 'list-' }],
])('%s: what is JSON already is written as it is', (_says, value, read) => {
  expect(stringifyJson(value)).toBe(JSON.stringify(read));
});

test('elsewhere it is the list that it stands for', () => {
  expect(JSON.stringify({ a: list })).toBe(JSON.stringify({ a: rows }));
});

test('an error on the way leaves nothing behind', () => {
  const circular: Record<string, unknown> = { list };
  circular['itself'] = circular;
  expect(() => stringifyJson(circular)).toThrow(TypeError);
  expect(JSON.stringify(list)).toBe(JSON.stringify(rows));
  expect(stringifyJson([list])).toBe(JSON.stringify([rows]));
});
