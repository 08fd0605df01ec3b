/** The card guard stands before every text that the API takes, and before nothing whose form is checked by its type. */
import fc from 'fast-check';
import {
  getNamedType,
  GraphQLScalarType,
  isInputObjectType,
  isObjectType,
  isScalarType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLObjectType,
} from 'graphql';
import { buildSchema } from '../../src/graph/build-schema.js';
import { checkCards, EXEMPT_SCALARS } from '../../src/graph/check-cards.js';
import { Decimal, DateTime, E164 } from '../../src/graph/scalars.js';
import type { SurveyedField } from '../../src/graph/survey.js';
import { useApi } from '../support/api.js';

const CARD = '4111 1111 1111 1111';
const schema = buildSchema();

interface Place {
  readonly coordinate: string;
  readonly path: readonly string[];
  readonly scalar: GraphQLScalarType;
}

/** Every scalar that a field takes, in its arguments and the input objects in them. */
function placesOf(type: GraphQLObjectType): Place[] {
  return Object.values(type.getFields()).flatMap((field) =>
    field.args.flatMap((argument) => placesBelow(`${type.name}.${field.name}`, argument, [])),
  );
}

function placesBelow(
  coordinate: string,
  { name, type }: GraphQLArgument | GraphQLInputField,
  above: readonly string[],
): Place[] {
  const named = getNamedType(type);
  const path = [...above, name];
  if (isScalarType(named)) return [{ coordinate, path, scalar: named }];
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap((field) => placesBelow(coordinate, field, path));
}

const PLACES = Object.values(schema.getTypeMap()).filter(isObjectType).flatMap(placesOf);

function given({ coordinate, path }: Place, value: unknown): SurveyedField {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const parentType = schema.getType(typeName) as GraphQLObjectType;
  const field = parentType.getFields()[fieldName];
  const args = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  return { parentType, field, coordinate, args } as unknown as SurveyedField;
}

const TEXTS = PLACES.filter(({ scalar }) => scalar.name === 'String');

test.each(TEXTS.map((place) => [`${place.coordinate}(${place.path.join('.')})`, place] as const))(
  'a card number is refused in %s, which is named',
  (_, place) => {
    expect(checkCards([given(place, CARD)])?.extensions).toMatchObject({
      code: 'CARD_NUMBER_REFUSED',
      argument: place.path.join('.'),
    });
    expect(checkCards([given(place, 'a word')])).toBeNull();
  },
);

test('what is not looked through is of a scalar that is named with its reason, or holds no text', () => {
  const scalars = new Set(PLACES.map(({ scalar }) => scalar.name));
  const known = [...Object.keys(EXEMPT_SCALARS), 'String', 'Int', 'Boolean'];
  expect([...scalars].filter((name) => !known.includes(name))).toEqual([]);
});

test('a scalar that nobody named is looked through', () => {
  const field = { args: [{ name: 'note', type: new GraphQLScalarType({ name: 'Note' }) }] };
  const surveyed = { field, coordinate: 'Mutation.note', args: { note: CARD } } as unknown as SurveyedField;
  expect(checkCards([surveyed])?.extensions['argument']).toBe('note');
});

const VALUES = {
  E164: [E164, fc.stringMatching(/^\+[1-9]\d{6,14}$/)],
  Decimal: [Decimal, fc.stringMatching(/^-?\d{1,12}\.\d{6}$/)],
  DateTime: [
    DateTime,
    fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') })
      .map((date) => date.toISOString()),
  ],
} as const;

test.each(Object.entries(VALUES))('every %s passes', (_, [scalar, values]) => {
  const field = { args: [{ name: 'given', type: scalar }] };
  fc.assert(
    fc.property(values, (value) => {
      const args = { given: scalar.parseValue(value) };
      return checkCards([{ field, coordinate: '', args } as unknown as SurveyedField]) === null;
    }),
  );
});

const NO_FORM: readonly (readonly [GraphQLScalarType, string])[] = [
  [E164, '4111111111111111'],
  [E164, '+4111111111111111'],
  [E164, '+4111 1111 1111 111'],
  [E164, '2065550123'],
  [Decimal, '4111111111111111'],
  [Decimal, '4111.111111111111'],
  [Decimal, '1e15'],
  [Decimal, ''],
];

test.each(NO_FORM)('no card number fits the form of %s: %s', (scalar, value) => {
  expect(() => scalar.parseValue(value)).toThrow(/is not in the form of/);
});

describe('an operation', () => {
  const api = useApi();

  test('with a card number in a variable is refused as a whole, before anything is read, and holds none in its answer', async () => {
    const { status, errors, data, statements } = await api.ask(
      'owner',
      'query ($number: String!) { viewer { kind } accountByNumber(number: $number) { number } }',
      { variables: { number: CARD } },
    );
    expect([status, data, statements]).toEqual([400, undefined, []]);
    expect(errors).toEqual([
      {
        message: 'card numbers are not accepted anywhere in this service',
        extensions: {
          code: 'CARD_NUMBER_REFUSED',
          argument: 'number',
          coordinate: 'Query.accountByNumber',
        },
      },
    ]);
  });

  test('with a card number in a variable that nothing uses is refused too', async () => {
    const { status, errors } = await api.ask(
      'owner',
      'query ($number: String!) { viewer { kind } accountByNumber(number: $number) @skip(if: true) { number } }',
      { variables: { number: CARD } },
    );
    expect([status, errors[0]?.extensions]).toEqual([
      400,
      { code: 'CARD_NUMBER_REFUSED', argument: '$number' },
    ]);
  });

  test('with a card number in a text of its own is refused alike', async () => {
    const { status, errors } = await api.ask('owner', `{ accountByNumber(number: "${CARD}") { number } }`);
    expect([status, errors[0]?.extensions?.['code']]).toEqual([400, 'CARD_NUMBER_REFUSED']);
  });
});
