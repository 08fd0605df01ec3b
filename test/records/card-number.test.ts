// Card numbers are found in every disguise, and what must pass passes (Policy section 5).
import fc from 'fast-check';
import { holdsCardNumber } from '../../src/records/card-number.js';

/** ISO/IEC 7812-1: the digit that makes a number of them valid. */
function withCheckDigit(body: readonly number[]): string {
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const weighted = place % 2 === 0 ? digit * 2 : digit;
    return total + Math.floor(weighted / 10) + (weighted % 10);
  }, 0);
  return [...body, (10 - (sum % 10)) % 10].join('');
}

const digit = fc.integer({ min: 0, max: 9 });
const cardNumber = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.array(digit, { minLength: 11, maxLength: 17 }))
  .map(([first, others]) => withCheckDigit([first, ...others]));

const inGroups =
  (size: number, separator: string) =>
  (number: string): string =>
    number.match(new RegExp(`.{1,${size}}`, 'g'))?.join(separator) ?? number;

const inDigitsOf =
  (zero: number) =>
  (number: string): string =>
    Array.from(number)
      .map((one) => String.fromCodePoint(zero + Number(one)))
      .join('');

const CIRCLED = '⓪①②③④⑤⑥⑦⑧⑨';

const DISGUISES: Readonly<Record<string, (number: string) => string>> = {
  plain: (number) => number,
  'in groups of four with spaces': inGroups(4, ' '),
  'in groups of four with dashes': inGroups(4, '-'),
  'in groups of four with dots': inGroups(4, '.'),
  'in groups of five with no-break spaces': inGroups(5, '\u00a0'),
  'in groups of six with en dashes': inGroups(6, '–'),
  'with a dash between spaces': inGroups(4, ' - '),
  'digit by digit': inGroups(1, ' '),
  'digit by digit with dots': inGroups(1, '.'),
  'with underscores': inGroups(4, '_'),
  'over two lines': inGroups(8, '\n'),
  'with tabs': inGroups(4, '\t'),
  'with zero width spaces': inGroups(2, '\u200b'),
  'with soft hyphens': inGroups(3, '\u00ad'),
  'with middle dots': inGroups(4, '·'),
  'in fullwidth digits': inDigitsOf(0xff10),
  'in fullwidth digits with fullwidth dashes': (number) => inGroups(4, '－')(inDigitsOf(0xff10)(number)),
  'in Arabic-Indic digits': inDigitsOf(0x0660),
  'in Devanagari digits': inDigitsOf(0x0966),
  'in mathematical digits': inDigitsOf(0x1d7ce),
  'in superscripts': (number) =>
    Array.from(number)
      .map((one) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(one)])
      .join(''),
  'in circled digits': (number) =>
    Array.from(number)
      .map((one) => CIRCLED[Number(one)])
      .join(''),
  'with keycap marks': (number) =>
    Array.from(number)
      .map((one) => `${one}\ufe0f\u20e3`)
      .join(''),
  'within words': (number) => `Please charge my card ${number}, thank you.`,
  'between brackets and letters': (number) => `card(${number})x`,
  'between other numbers': (number) => `order 17 ${number} 12 27 123`,
  'in groups of four between other numbers': (number) => `2 x ${inGroups(4, ' ')(number)} 12/27`,
  'in a mail address': (number) => `c${number}@example.com`,
};

test.each(Object.entries(DISGUISES))('every card number is found %s', (_, disguise) => {
  fc.assert(fc.property(cardNumber, (number) => holdsCardNumber(disguise(number))));
});

test('every decimal digit that Unicode has is read as what it is', () => {
  const zeros = [];
  for (let code = 0x80; code <= 0x10ffff; code += 1)
    if (/^\p{Nd}$/u.test(String.fromCodePoint(code)) && !/^\p{Nd}$/u.test(String.fromCodePoint(code - 1)))
      zeros.push(code);
  expect(zeros.length).toBeGreaterThan(40);
  expect(zeros.filter((zero) => !holdsCardNumber(inDigitsOf(zero)('4111111111111111')))).toEqual([]);
});

test('a number with one digit changed is none', () => {
  fc.assert(
    fc.property(cardNumber, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      const place = at % number.length;
      const changed = (Number(number[place]) + by) % 10;
      const text = `${number.slice(0, place)}${changed}${number.slice(place + 1)}`;
      return !holdsCardNumber(text);
    }),
  );
});

const PASSING: readonly (readonly [says: string, text: string])[] = [
  ['nothing', ''],
  ['an account number', 'ACCT-0001'],
  ['a street address', '1600 Pennsylvania Avenue NW, Suite 500, Washington, DC 20500-0005'],
  ['a telephone number of twelve digits', '+44 20 7946 0958'],
  ['two telephone numbers with a comma between them', '206-555-0123, 206-555-0124'],
  ['an instant', '2026-03-01T12:00:00.000Z'],
  ['a day and a time', '2026-03-01 12:00'],
  ['an amount', '-123456789012.34'],
  ['a name of a policy version', '2015-03-30'],
  ['zeros', '0000000000000000'],
  ['twelve digits that pass the Luhn check', withCheckDigit([4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])],
  ['twenty digits in one', withCheckDigit([4, ...Array<number>(18).fill(1)])],
  ['a card number with letters in it', '4111x1111x1111x1111'],
];

test.each(PASSING)('%s passes', (_, text) => {
  expect(holdsCardNumber(text)).toBe(false);
});
