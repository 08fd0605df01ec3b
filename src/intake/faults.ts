// Why a row is not taken: one code each, the same in the rejects file, in the counts, and in the answer of a mutation.
// Codes are permanent: people sort rejects by them.
export const FAULTS = {
  LINE_MALFORMED: 'not a line of RFC 4180: a quote stands inside a value, or is never closed',
  LINE_TOO_LONG: 'longer than a row can be',
  NOT_UTF8: 'not text in UTF-8',
  COLUMN_COUNT: 'more or fewer values than the header line has columns',
  VALUE_MISSING: 'a column that is required is empty',
  VALUE_OUT_OF_PLACE: 'a value in a column that a row of this record does not have',
  RECORD_UNKNOWN: 'not one of the records of the file: INVOICE, LINE, CALL',
  ACCOUNT_UNKNOWN: 'no account has this number',
  NOT_A_CUSTOMER: 'the account is an applicant: only a customer has CPNI (47 CFR 64.2003(f))',
  ID_INVALID: 'not a UUID',
  INSTANT_INVALID: 'not an instant of ISO 8601 with its offset, such as 2026-03-15T12:00:00Z',
  INSTANT_OUT_OF_BOUNDS: 'before the year 2000, or in the future',
  ENDS_BEFORE_IT_BEGINS: 'an end before its beginning',
  MONTH_CLOSED: 'the tables hold no month for this instant: the operator imports such rows',
  DIRECTION_UNKNOWN: 'neither INBOUND nor OUTBOUND',
  NUMBER_INVALID: 'not a number of E.164: a plus, a country code and the rest, at most 15 digits',
  DESTINATION_UNKNOWN: 'no country code begins the number that is reached, and the row names no destination',
  COUNTRY_UNKNOWN: 'not a country in two capital letters',
  PREFIX_MISMATCH: 'not what the number that is reached begins with',
  INTEGER_INVALID: 'not a whole number of the range',
  AMOUNT_INVALID: 'not a decimal of at most 12 and 6 digits, or negative where that is not possible',
  CURRENCY_MISMATCH: 'not the currency of the account, or missing beside an amount, or without one',
  COORDINATE_INVALID:
    'not a latitude from -90 to 90 or a longitude from -180 to 180, or one without the other',
  TEXT_INVALID: 'too long, or with control characters',
  CARD_NUMBER_REFUSED:
    'text that holds what could be the number of a payment card, left out of the rejects file too',
  INVOICE_NOT_ABOVE: 'not under the row of its invoice, or that row was not taken',
  INVOICE_NUMBER_TAKEN: 'the account has another invoice of this number',
} as const;

export type FaultCode = keyof typeof FAULTS;

export interface Fault {
  readonly code: FaultCode;
  /** Null when the line has no columns. */
  readonly column: string | null;
}
