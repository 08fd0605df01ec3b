/**
 * The scalars of the API: instants (ISO 8601, UTC), telephone numbers (ITU-T E.164), decimals as strings, currencies.
 * Parsing is graphql-scalars'; the names are the API's.
 */
import { GraphQLScalarType, GraphQLString } from 'graphql';
import { GraphQLCurrency, GraphQLDateTimeISO, GraphQLPhoneNumber } from 'graphql-scalars';

export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant in ISO 8601, answered in UTC with milliseconds, such as 2026-03-01T12:00:00.000Z.',
});

export const E164 = new GraphQLScalarType({
  ...GraphQLPhoneNumber.toConfig(),
  name: 'E164',
  description: 'A telephone number in ITU-T E.164 form: a plus sign and up to 15 digits.',
});

export const Decimal = new GraphQLScalarType({
  ...GraphQLString.toConfig(),
  name: 'Decimal',
  description: 'A decimal number as a string, so that no digit is lost: -12.340000.',
});

export const Currency = new GraphQLScalarType({
  ...GraphQLCurrency.toConfig(),
  name: 'Currency',
  description: 'A currency by its ISO 4217 code, such as USD.',
});
