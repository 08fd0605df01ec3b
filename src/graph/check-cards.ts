/**
 * No card number comes in (Policy section 5): every text of every argument and input object, of queries too, is looked
 * through before anything is read, written or logged. What is refused is named by its argument and never sent back.
 */
import { isEnumType, isInputType, typeFromAST, type GraphQLError } from 'graphql';
import { apiError } from '../errors.js';
import { holdsCardNumber } from '../records/card-number.js';
import type { OperationToSurvey, SurveyedField } from './survey.js';
import { inputValuesOf, valuesOf, type InputValue } from './walk-input.js';

/** The scalars whose own form is checked, and why a card number may pass as one. Every other text is looked through. */
export const EXEMPT_SCALARS: Readonly<Record<string, string>> = {
  ID: 'ids of this API and names of papers and companies, in forms of their own: long digits in them are no text',
  E164: 'a telephone number: about one long one in ten passes the Luhn check',
  Decimal: 'an amount: at most twelve digits before the point',
  DateTime: 'an instant',
  Currency: 'three letters',
};

export function checkCards(fields: readonly SurveyedField[]): GraphQLError | null {
  for (const field of fields) {
    const found = inputValuesOf(field).find(isCard);
    if (found !== undefined)
      return apiError('CARD_NUMBER_REFUSED', { argument: found.path, coordinate: field.coordinate });
  }
  return null;
}

/** Of variables that nothing selected uses: a field that is skipped, a directive. */
export function checkVariableCards({ schema, operation, variables }: OperationToSurvey): GraphQLError | null {
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const path = `$${name}`;
    const inputType = typeFromAST(schema, type);
    if (!isInputType(inputType)) continue;
    if (valuesOf(inputType, variables[name], { name, path }).some(isCard))
      return apiError('CARD_NUMBER_REFUSED', { argument: path });
  }
  return null;
}

function isCard({ type, value }: InputValue): boolean {
  if (typeof value !== 'string' || isEnumType(type) || Object.hasOwn(EXEMPT_SCALARS, type.name)) return false;
  return holdsCardNumber(value);
}
