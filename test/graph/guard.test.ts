/** What the guard puts before a field: by its class, for every field that has a resolver of its own, and for no other. */
import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql, type GraphQLFieldConfig } from 'graphql';
import { allow } from 'graphql-shield';
import { cpniClass, type FieldClass } from '../../src/graph/classification.js';
import { guardSchema, needsRule, ruleTreeOf } from '../../src/graph/guard.js';
import { hasOwnRule, objectTypes } from '../../src/graph/schema-shape.js';

const OPEN: FieldClass = { class: 'OPEN', because: 'a test', whileTied: false };
const TIED: FieldClass = { ...OPEN, whileTied: true };
const TYPE = cpniClass(['TYPE']);

const plain = (classification?: FieldClass): GraphQLFieldConfig<unknown, unknown> => ({
  type: GraphQLString,
  extensions: { classification, kept: true },
});
const resolved = (classification?: FieldClass): GraphQLFieldConfig<unknown, unknown> => ({
  ...plain(classification),
  resolve: () => 'value',
});

function schemaOf(fields: Record<string, GraphQLFieldConfig<unknown, unknown>>): GraphQLSchema {
  const Plain = new GraphQLObjectType({ name: 'Plain', fields: { name: plain(OPEN) } });
  return new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }), types: [Plain] });
}

test.each<[string, FieldClass, boolean]>([
  ['CPNI', TYPE, true],
  ['personal data', { class: 'PERSONAL', kinds: ['NAME'] }, true],
  ['a record', { class: 'RECORD', readers: ['AUDITOR'] }, true],
  ['what is open while the caller is tied', TIED, true],
  ['what is open', OPEN, false],
])('%s', (_says, fieldClass, needs) => {
  expect(needsRule(fieldClass)).toBe(needs);
});

test('a rule stands for every field with a resolver, and for nothing else', () => {
  const schema = schemaOf({
    open: resolved(OPEN),
    secret: resolved(TYPE),
    property: plain(TYPE),
    none: resolved(),
  });
  const tree = ruleTreeOf(schema);
  expect(Object.keys(tree)).toEqual(['Query']);
  expect(Object.keys(tree['Query'] ?? {})).toEqual(['open', 'secret', 'none']);
  expect(tree['Query']?.['open']).toBe(allow);
  expect(tree['Query']?.['secret']).toMatchObject({ name: 'Query.secret', cache: 'no_cache' });
  expect(tree['Query']?.['none']).toMatchObject({ name: 'unclassified', cache: 'no_cache' });
});

test('the fields that have a rule are marked, and keep what they were marked with', () => {
  const guarded = guardSchema(schemaOf({ open: resolved(OPEN), property: plain(TYPE) }));
  const marks = objectTypes(guarded).flatMap((type) =>
    Object.values(type.getFields()).map((field) => [
      `${type.name}.${field.name}`,
      hasOwnRule(field),
      field.extensions['ruled'],
      field.extensions['kept'],
    ]),
  );
  expect(marks).toEqual([
    ['Plain.name', false, false, true],
    ['Query.open', true, true, true],
    ['Query.property', false, false, true],
  ]);
});

test('a field without a class is refused with its reason', async () => {
  const schema = guardSchema(schemaOf({ none: resolved(), open: resolved(OPEN) }));
  const { data, errors } = await graphql({ schema, source: '{ none open }', contextValue: {} });
  expect(data).toEqual({ none: null, open: 'value' });
  expect(errors?.map(({ extensions }) => extensions)).toMatchObject([
    { code: 'CPNI_RESTRICTED', reason: 'UNCLASSIFIED_FIELD' },
  ]);
});
