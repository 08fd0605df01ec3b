// Where a number is reached is what libphonenumber says, though it is asked for its beginnings only.
import fc from 'fast-check';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { destinationOf } from '../../src/intake/destination.js';

const KNOWN: readonly (readonly [number: string, country: string | null, prefix: string, says: string])[] = [
  ['+12065550150', 'US', '1206', 'Seattle'],
  ['+14165550123', 'CA', '1416', 'Toronto, in the same plan'],
  ['+18765550123', 'JM', '1876', 'Jamaica, in the same plan'],
  ['+18005550123', 'US', '1800', 'a toll-free number'],
  ['+74951234567', 'RU', '7', 'Moscow'],
  ['+77172123456', 'KZ', '7', 'Astana, under the same code'],
  ['+442079460123', 'GB', '44', 'London'],
  ['+441481960194', 'GG', '44', 'Guernsey, under the same code'],
  ['+493023125123', 'DE', '49', 'Berlin'],
  ['+881612345678', null, '881', 'a satellite phone, in no country'],
  ['+80012345678', null, '800', 'international freephone, in no country'],
];

test.each(KNOWN)('%s is reached in %s by %s: %s', (number, country, prefix) => {
  expect(destinationOf(number)).toEqual({ country, prefix });
});

test.each(['+999123456789', '+21012345678'])('%s is reached nowhere: no country code begins it', (number) => {
  expect(destinationOf(number)).toBeNull();
});

const SHARED = ['1', '7', '39', '44', '47', '61', '212', '262', '290', '358', '590', '599'];
const CODES: readonly string[] = [
  ...SHARED,
  ...new Set(getCountries().map((country) => getCountryCallingCode(country))),
];

test('whatever country libphonenumber names for a number, it is named here too', () => {
  const numbers = fc.record({
    code: fc.constantFrom(...CODES),
    rest: fc.stringMatching(/^\d{5,11}$/),
  });
  let named = 0;
  fc.assert(
    fc.property(numbers, ({ code, rest }) => {
      fc.pre(code !== '1' || rest.length === 10);
      const number = `+${code}${rest}`;
      const country = parsePhoneNumberFromString(number)?.country;
      if (country === undefined) return;
      named += 1;
      expect([number, destinationOf(number)?.country]).toEqual([number, country]);
    }),
    { numRuns: 20_000 },
  );
  expect(named).toBeGreaterThan(1_000);
});

test('a number of an area code that no number of libphonenumber matches is of the country of that code', () => {
  expect(parsePhoneNumberFromString('+12060550150')?.country).toBeUndefined();
  expect(destinationOf('+12060550150')).toEqual({ country: 'US', prefix: '1206' });
});
