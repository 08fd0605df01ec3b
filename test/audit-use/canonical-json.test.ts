// Canonical JSON (RFC 8785): one form for one value, and nothing for what JSON cannot hold.
import fc from 'fast-check';
import { canonicalJson } from '../../src/audit/canonical-json.js';

test('the example of RFC 8785, section 3.2.2, comes out as in section 3.2.3', () => {
  const value = JSON.parse(`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false]
  }`) as unknown;
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('names are sorted by their UTF-16 code units, as in section 3.2.3', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
  expect([...canonicalJson(value).matchAll(/:(\d)/g)].map(([, number]) => number).join('')).toBe('2467153');
});

test('the order in which members were set does not matter, and the value is kept', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(reversed(value))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each([
  ['an empty name', {}, { '': 1 }],
  ['a NUL in a name', { a: 1, b: 1 }, { 'a\0b': 1 }],
  ['a quote in a name', { a: 1, b: 1 }, { 'a":1,"b': 1 }],
])('%s is kept apart, whichever of two objects was written first', (_, one, other) => {
  for (const value of [one, other, one]) expect(JSON.parse(canonicalJson(value))).toEqual(value);
});

test.each([
  ['a lone surrogate', 'a\ud800'],
  ['a number without a value', Number.NaN],
  ['an infinite number', Infinity],
  ['a big integer', 1n],
  ['a function', () => 1],
  ['nothing at all', undefined],
  ['nothing in a list', [undefined]],
])('%s is refused', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('a member that is undefined is left out, as JSON does', () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
