/**
 * The scalars of the API: instants (ISO 8601, UTC), telephone numbers (ITU-T E.164), decimals as strings, currencies.
 * What comes in as one has its form and no other; an error never holds the value.
 */
import { GraphQLError, GraphQLScalarType, GraphQLString, valueFromASTUntyped } from 'graphql';
import { GraphQLCurrency, GraphQLDateTimeISO } from 'graphql-scalars';

export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant in ISO 8601, answered in UTC with milliseconds, such as 2026-03-01T12:00:00.000Z.',
});

export const E164 = textScalar(
  'E164',
  'A telephone number in ITU-T E.164 form: a plus sign and up to 15 digits.',
  /^\+[1-9]\d{1,14}$/,
);

export const Decimal = textScalar(
  'Decimal',
  'A decimal number as a string, so that no digit is lost: -12.340000. Taken with at most twelve digits before the point and six after it.',
  /^-?\d{1,12}(?:\.\d{1,6})?$/,
);

export const Currency = new GraphQLScalarType({
  ...GraphQLCurrency.toConfig(),
  name: 'Currency',
  description: 'A currency by its ISO 4217 code, such as USD.',
});

/** A string that is answered as it is kept, and taken only in its form. */
function textScalar(name: string, description: string, form: RegExp): GraphQLScalarType {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && form.test(value)) return value;
    throw new GraphQLError(`the value is not in the form of ${name}`);
  };
  return new GraphQLScalarType({
    ...GraphQLString.toConfig(),
    name,
    description,
    parseValue: parse,
    parseLiteral: (node, variables) => parse(valueFromASTUntyped(node, variables)),
  });
}
