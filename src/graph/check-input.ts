/**
 * Values inside input objects that the types alone cannot check: one table by field name, and one by type for all
 * fields of it. Checked before anything is read or written; an answer names the field and never holds its value.
 */
import type { GraphQLError } from 'graphql';
import { validate } from 'uuid';
import { badArgument } from './check-arguments.js';
import { parseGlobalId } from './global-id.js';
import type { SurveyedField } from './survey.js';
import { inputValuesOf, type InputValue } from './walk-input.js';

/** What is wrong with a value, in words that do not hold it; null when nothing is. */
type InputCheck = (value: string, name: string) => string | null;

const matches =
  (pattern: RegExp, problem: string): InputCheck =>
  (value) =>
    pattern.test(value) ? null : problem;

const isUuid: InputCheck = (value) => (validate(value) ? null : 'is not an id of this API');
const isReference = matches(
  /^[A-Z][A-Z_]{1,30}-[A-Za-z0-9-]{1,60}$/,
  'is not a reference, such as CALL-0001',
);
const isCompany = matches(/^[a-z0-9][a-z0-9-]{0,62}$/, 'is not the id of a company');

const BY_NAME: Readonly<Record<string, InputCheck>> = {
  agent: isCompany,
  account: (value) => (parseGlobalId(value)?.type === 'Account' ? null : 'is not the id of an account'),
  accountNumber: matches(/^[\w.-]{1,40}$/, 'is not an account number'),
  approval: isUuid,
  breach: isReference,
  failure: isReference,
  visitor: isUuid,
  agency: isCompany,
  call: isReference,
  callRecord: isUuid,
  companies: isCompany,
  company: isCompany,
  delegation: isUuid,
  contact: isUuid,
  accounts: matches(/^[\w.-]{1,40}$/, 'holds what is no account number'),
  version: matches(/^[\w.-]{1,40}$/, 'is 1 to 40 letters, digits, dots, hyphens and underscores'),
  idempotencyKey: matches(/^[\x21-\x7e]{16,100}$/, 'is 16 to 100 printable characters without spaces'),
  notice: isUuid,
  manifest: matches(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal'),
  reference: isReference,
  service: isUuid,
};

/** Of a text, where a field has no row of its own. */
const MOST_CHARACTERS = 2_000;
const MOST_CHARACTERS_OF: Readonly<Record<string, number>> = { publicKeys: 20_000, text: 100_000 };

/** Text is kept as it was typed, and shown again: line ends are its only control characters. */
const BY_TYPE: Readonly<Record<string, InputCheck>> = {
  String: (value, name) => {
    const most = MOST_CHARACTERS_OF[name] ?? MOST_CHARACTERS;
    if (value.length > most) return `is longer than ${most} characters`;
    return /[^\P{Cc}\r\n\t]|\p{Cs}/u.test(value) ? 'holds control characters' : null;
  },
  ID: matches(/^[\x21-\x7e]{0,200}$/, 'is not an id'),
};

export function checkInput(fields: readonly SurveyedField[]): GraphQLError | null {
  for (const field of fields) {
    if (field.parentType.name !== 'Mutation') continue;
    for (const given of inputValuesOf(field)) {
      const problem = problemOf(given);
      if (problem !== null) return badArgument(given.path, field.coordinate, problem);
    }
  }
  return null;
}

function problemOf({ name, type, value }: InputValue): string | null {
  if (typeof value !== 'string') return null;
  return BY_TYPE[type.name]?.(value, name) ?? BY_NAME[name]?.(value, name) ?? null;
}
