// The types of values in a file: what each looks like, and why one that does not is not taken. What is accepted is loaded
// as it stands: PostgreSQL reads every accepted spelling, and nothing is rounded or guessed.
import { getCountries } from 'libphonenumber-js';
import type { FaultCode } from './faults.js';

export interface FieldType {
  readonly says: string;
  readonly fault: FaultCode;
  readonly accepts: (text: string) => boolean;
  /** Free text alone; numbers of other kinds are taken in their own form only. */
  readonly mayHoldCard?: true;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const E164 = /^\+[1-9]\d{1,14}$/;
const WHOLE = /^\d{1,9}$/;
const AMOUNT = /^\d{1,12}(?:\.\d{1,6})?$/;
const SIGNED_AMOUNT = /^-?\d{1,12}(?:\.\d{1,6})?$/;
const DEGREES = /^-?\d{1,3}(?:\.\d{1,15})?$/;
const DIGITS = /^\d{1,7}$/;
const CURRENCY = /^[A-Z]{3}$/;
// eslint-disable-next-line no-control-regex -- exactly these; a line break may stand within quotes
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const COUNTRIES: ReadonlySet<string> = new Set(getCountries());
const DIRECTIONS: ReadonlySet<string> = new Set(['INBOUND', 'OUTBOUND']);

const text = (most: number): FieldType => ({
  says: `text of at most ${most} characters`,
  fault: 'TEXT_INVALID',
  accepts: (value) => value.length <= most && !CONTROL.test(value),
});

const degrees = (most: number): FieldType => ({
  says: `degrees from -${most} to ${most}`,
  fault: 'COORDINATE_INVALID',
  accepts: (value) => DEGREES.test(value) && Math.abs(Number(value)) <= most,
});

export const FIELD_TYPES = {
  ACCOUNT: { ...text(64), says: 'account number', fault: 'ACCOUNT_UNKNOWN' },
  UUID: { says: 'UUID', fault: 'ID_INVALID', accepts: (value) => UUID.test(value) },
  INSTANT: {
    says: 'ISO 8601 instant with seconds and offset',
    fault: 'INSTANT_INVALID',
    accepts: (value) => INSTANT.test(value) && isDayOfMonth(value),
  },
  DIRECTION: {
    says: 'INBOUND or OUTBOUND',
    fault: 'DIRECTION_UNKNOWN',
    accepts: (value) => DIRECTIONS.has(value),
  },
  E164: { says: 'E.164 number', fault: 'NUMBER_INVALID', accepts: (value) => E164.test(value) },
  COUNTRY: {
    says: 'country, two capital letters',
    fault: 'COUNTRY_UNKNOWN',
    accepts: (value) => COUNTRIES.has(value),
  },
  PREFIX: { says: 'digits', fault: 'PREFIX_MISMATCH', accepts: (value) => DIGITS.test(value) },
  WHOLE: {
    says: 'whole number from 0 to 999999999',
    fault: 'INTEGER_INVALID',
    accepts: (value) => WHOLE.test(value),
  },
  SEGMENTS: {
    says: 'whole number from 1 to 255',
    fault: 'INTEGER_INVALID',
    accepts: (value) => WHOLE.test(value) && Number(value) >= 1 && Number(value) <= 255,
  },
  AMOUNT: { says: 'decimal, not negative', fault: 'AMOUNT_INVALID', accepts: (value) => AMOUNT.test(value) },
  SIGNED_AMOUNT: { says: 'decimal', fault: 'AMOUNT_INVALID', accepts: (value) => SIGNED_AMOUNT.test(value) },
  CURRENCY: {
    says: 'currency of the account, ISO 4217',
    fault: 'CURRENCY_MISMATCH',
    accepts: (value) => CURRENCY.test(value),
  },
  LATITUDE: degrees(90),
  LONGITUDE: degrees(180),
  IDENTIFIER: text(64),
  TEXT: { ...text(200), mayHoldCard: true },
} as const satisfies Readonly<Record<string, FieldType>>;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The pattern lets the thirty-first of every month pass, and so does `Date.parse`. */
function isDayOfMonth(instant: string): boolean {
  const day = Number(instant.slice(8, 10));
  if (day < 29) return true;
  const month = Number(instant.slice(5, 7));
  if (month === 2 && day === 29) return isLeapYear(Number(instant.slice(0, 4)));
  return day <= (DAYS[month - 1] ?? 0);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
