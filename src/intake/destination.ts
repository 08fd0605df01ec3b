// Where a number is reached: the country, and the prefix that totals are kept by, which is the country code and, in the
// North American plan, the area code after it. By the metadata of libphonenumber; a full parse takes fifty times as long
// as a row may, so what a number begins with is remembered.
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js';

export interface Destination {
  /** Null where the country code belongs to no country: satellite phones, international freephone. */
  readonly country: string | null;
  readonly prefix: string;
}

const NORTH_AMERICA = '1';
const AREA_CODE_DIGITS = 3;
const LONGEST_COUNTRY_CODE = 3;
/** Where countries share a code, none is told from another by the last three digits of a number longer than this. */
const UNDECISIVE_DIGITS = 3;
const DECISIVE_LENGTH = 10;
const MOST_REMEMBERED = 50_000;

const COUNTRIES = new Map<string, string[]>();
for (const country of getCountries()) {
  const code = getCountryCallingCode(country);
  COUNTRIES.set(code, [...(COUNTRIES.get(code) ?? []), country]);
}

/** What a number of E.164 begins with decides. Null when no country code begins it. */
export function destinationOf(number: string): Destination | null {
  const code = countryCodeOf(number.slice(1, 1 + LONGEST_COUNTRY_CODE));
  if (code === null) return null;
  if (code === NORTH_AMERICA) return northAmerican(number);
  const countries = COUNTRIES.get(code) ?? [];
  const country = countries.length > 1 ? countryAmong(number) : (countries[0] ?? null);
  return { country, prefix: code };
}

/** No country code begins another, so three digits decide; the digits after them only make a number of it. */
function countryCodeOf(beginning: string): string | null {
  const number = `+${beginning.padEnd(LONGEST_COUNTRY_CODE, '2')}2345678`;
  return remember(beginning, () => parsePhoneNumberFromString(number)?.countryCallingCode ?? null);
}

/** An area code is of one country; any number that can be dialled in it tells which. */
function northAmerican(number: string): Destination {
  const prefix = number.slice(1, 1 + NORTH_AMERICA.length + AREA_CODE_DIGITS);
  return { country: remember(`area ${prefix}`, () => countryIn(`+${prefix}2345678`)), prefix };
}

function countryAmong(number: string): string | null {
  const decisive = Math.max(DECISIVE_LENGTH, number.length - UNDECISIVE_DIGITS);
  return remember(`block ${number.slice(1, decisive)} of ${number.length}`, () => countryIn(number));
}

function countryIn(number: string): string | null {
  return parsePhoneNumberFromString(number)?.country ?? null;
}

const remembered = new Map<string, string | null>();

function remember(beginning: string, find: () => string | null): string | null {
  const known = remembered.get(beginning);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const found = find();
  remembered.set(beginning, found);
  return found;
}
