/**
 * Personal information as people give it (Policy section 2): what each part of it must be, one row each. What is wrong is
 * told by its field and never with its value.
 */
import { isMailAddress } from '../notify/mail-address.js';
import type { PostalAddress } from '../records/stores/address-of-record-store.js';
import type { PersonalInformation } from '../records/stores/contact-change-store.js';
import { userError, type UserError } from './change-refused.js';

const LINE = /^(?!\s*$)[^\p{C}\p{Zl}\p{Zp}]{1,120}$/u;
const POSTAL_CODE = /^[A-Za-z0-9](?:[A-Za-z0-9 -]{0,10}[A-Za-z0-9])?$/;
const COUNTRY = /^[A-Z]{2}$/;
const MOST_LINES = 4;

const A_LINE = 'is one line of 1 to 120 characters';

/** `at` is the path of the input that holds it, with a dot at its end, or nothing. */
export function faultsOfInformation(
  { name, email, address }: Pick<PersonalInformation, 'name' | 'email' | 'address'>,
  at = '',
): UserError[] {
  return [
    ...faultOf(LINE.test(name), `${at}name`, A_LINE),
    ...faultOf(email === null || isMailAddress(email), `${at}email`, 'is not an e-mail address'),
    ...(address === null ? [] : faultsOfAddress(address, `${at}address.`)),
  ];
}

function faultsOfAddress(
  { lines, city, region, postalCode, country }: PostalAddress,
  at: string,
): UserError[] {
  const fewLines = lines.length >= 1 && lines.length <= MOST_LINES;
  return [
    ...faultOf(fewLines, `${at}lines`, `has 1 to ${MOST_LINES} lines`),
    ...faultOf(
      lines.every((line) => LINE.test(line)),
      `${at}lines`,
      'has lines of 1 to 120 characters',
    ),
    ...faultOf(LINE.test(city ?? ''), `${at}city`, A_LINE),
    ...faultOf(region === null || LINE.test(region), `${at}region`, A_LINE),
    ...faultOf(
      postalCode === null || POSTAL_CODE.test(postalCode),
      `${at}postalCode`,
      'is not a postal code',
    ),
    ...faultOf(COUNTRY.test(country ?? ''), `${at}country`, 'is a country by its ISO 3166-1 alpha-2 code'),
  ];
}

function faultOf(holds: boolean, field: string, message: string): UserError[] {
  return holds ? [] : [userError('INVALID', field, message)];
}
