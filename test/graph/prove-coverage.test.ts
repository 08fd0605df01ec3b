/** The completeness proof finds each kind of gap, and none in the schema that is served. */
import {
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLOutputType,
} from 'graphql';
import { buildSchema, buildUnguardedSchema } from '../../src/graph/build-schema.js';
import { cpniClass, type FieldClass } from '../../src/graph/classification.js';
import { guardSchema } from '../../src/graph/guard.js';
import { CoverageGap, findGaps, proveCoverage, type GapKind } from '../../src/graph/prove-coverage.js';

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

const OPEN: FieldClass = { class: 'OPEN', because: 'a test', whileTied: false };
const TYPE = cpniClass(['TYPE']);

function field(
  classification: FieldClass | undefined,
  type: GraphQLOutputType = GraphQLString,
  more: Partial<FieldConfig> = {},
): FieldConfig {
  return { type, extensions: { classification }, ...more };
}

function resolved(
  classification: FieldClass | undefined,
  type: GraphQLOutputType = GraphQLString,
  more: Partial<FieldConfig> = {},
): FieldConfig {
  return field(classification, type, { resolve: () => null, ...more });
}

/** A schema with one door, `account`, and these fields behind it. */
function schemaOf(
  account: Record<string, FieldConfig>,
  more: { types?: GraphQLObjectType[]; root?: Record<string, FieldConfig> } = {},
) {
  const Account = new GraphQLObjectType({ name: 'Account', fields: account });
  const query = new GraphQLObjectType({
    name: 'Query',
    fields: { account: resolved(OPEN, Account), ...more.root },
  });
  return new GraphQLSchema({ query, ...(more.types ? { types: more.types } : {}) });
}

function gapsOf(schema: GraphQLSchema): string[] {
  return findGaps(guardSchema(schema), schema).map(({ kind, coordinate }) => `${kind} ${coordinate}`);
}

const Service = new GraphQLObjectType({
  name: 'Service',
  fields: { name: field(TYPE), seats: field(cpniClass(['QUANTITY'])) },
});
const Page = new GraphQLObjectType({
  name: 'Page',
  fields: { pageInfo: field(TYPE), totalCount: field(TYPE, GraphQLInt) },
});
const Named = new GraphQLInterfaceType({
  name: 'Named',
  fields: { name: field(TYPE) },
  resolveType: () => 'Product',
});
const Product = new GraphQLObjectType({
  name: 'Product',
  interfaces: [Named],
  fields: { name: resolved(TYPE) },
});

const CASES: readonly { says: string; schema: () => GraphQLSchema; gap: `${GapKind} ${string}` }[] = [
  {
    says: 'a field without a class',
    schema: () => schemaOf({ number: field(undefined) }),
    gap: 'NO_CLASS Account.number',
  },
  {
    says: 'a field with a resolver and without a class',
    schema: () => schemaOf({ number: resolved(undefined) }),
    gap: 'NO_CLASS Account.number',
  },
  {
    says: 'a classified property that no guard stands before',
    schema: () => schemaOf({ services: field(TYPE) }),
    gap: 'NO_GUARD_ON_PATH Account.services',
  },
  {
    says: 'a second path to a guarded type, past its guard',
    schema: () =>
      schemaOf({ services: resolved(TYPE, Service) }, { root: { anyService: resolved(OPEN, Service) } }),
    gap: 'NO_GUARD_ON_PATH Service.name',
  },
  {
    says: 'CPNI under a record, which other rights open',
    schema: () => schemaOf({ approvals: resolved({ class: 'RECORD', readers: ['OWNER'] }, Service) }),
    gap: 'NO_GUARD_ON_PATH Service.name',
  },
  {
    says: 'a guarded field that may not be null',
    schema: () => schemaOf({ number: resolved(TYPE, new GraphQLNonNull(GraphQLString)) }),
    gap: 'NOT_NULLABLE Account.number',
  },
  {
    says: 'a guarded list whose elements may not be null',
    schema: () => schemaOf({ numbers: resolved(TYPE, new GraphQLList(new GraphQLNonNull(GraphQLString))) }),
    gap: 'NOT_NULLABLE Account.numbers',
  },
  {
    says: 'an argument that filters and has no class',
    schema: () =>
      schemaOf({
        services: resolved(TYPE, GraphQLString, { args: { calledNumber: { type: GraphQLString } } }),
      }),
    gap: 'ARGUMENT_UNCLASSIFIED Account.services',
  },
  {
    says: 'a count of CPNI that is not QUANTITY',
    schema: () => schemaOf({ services: resolved(TYPE, Page) }),
    gap: 'COUNT_WITHOUT_QUANTITY Page.totalCount',
  },
  {
    says: 'a field that subscribes',
    schema: () => schemaOf({ services: resolved(TYPE, GraphQLString, { subscribe: () => null }) }),
    gap: 'SUBSCRIBES Account.services',
  },
  {
    says: 'a guarded field on an interface',
    schema: () => schemaOf({ product: resolved(TYPE, Named) }, { types: [Product] }),
    gap: 'ABSTRACT_GUARDED Named.name',
  },
];

test.each(CASES)('the proof finds $says', ({ schema, gap }) => {
  expect(gapsOf(schema())).toContain(gap);
});

test('the proof finds a resolver that the guard was not put before', () => {
  const schema = schemaOf({ services: resolved(TYPE) });
  expect(findGaps(schema, schema)).toContainEqual({ kind: 'NO_RULE', coordinate: 'Account.services' });
});

test('a gap stops the start, and says which field and why', () => {
  const schema = schemaOf({ number: field(undefined) });
  expect(() => {
    proveCoverage(guardSchema(schema), schema);
  }).toThrow(CoverageGap);
  expect(() => {
    proveCoverage(guardSchema(schema), schema);
  }).toThrow('Account.number has no class');
});

test('a leaf of another class below a guard is settled by it, and is no gap', () => {
  expect(gapsOf(schemaOf({ services: resolved(TYPE, Service) }))).toEqual([]);
});

test('the schema that is served has no gap', () => {
  expect(findGaps(buildSchema(), buildUnguardedSchema())).toEqual([]);
});
