/** Each trap of graphql-shield and graphql-middleware that the guard keeps out, held by a test of its own. */
import { readFileSync } from 'node:fs';
import { GraphQLError, GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from 'graphql';
import { applyMiddlewareToDeclaredResolvers } from 'graphql-middleware';
import { allow, rule, shield } from 'graphql-shield';
import { buildUnguardedSchema } from '../../src/graph/build-schema.js';
import { classOf, cpniClass } from '../../src/graph/classification.js';
import { guardSchema, needsRule, ruleTreeOf } from '../../src/graph/guard.js';
import { isDeclared, objectTypes } from '../../src/graph/schema-shape.js';

const GUARD = readFileSync('src/graph/guard.ts', 'utf8');
const unguarded = buildUnguardedSchema();

/** One guarded field, `Query.secret`, over this resolver. */
function secretSchema(resolve: () => unknown): GraphQLSchema {
  const classification = cpniClass(['TYPE']);
  const fields = { secret: { type: GraphQLString, resolve, extensions: { classification } } };
  return new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });
}

/** A context whose gate answers as it is told, and nothing else. */
function contextWith(openWithoutAccount: () => unknown) {
  return {
    caller: { kind: 'STAFF' },
    services: { onFault: () => undefined },
    settlements: new WeakMap(),
    gate: { openWithoutAccount },
  };
}

const PERMITTING = contextWith(() => ({ decide: () => ({ permitted: true }), instrumentPeriod: null }));

test('only rule, allow and shield are used: chain and race deny everything on newer Node, not() allows when its rule throws', () => {
  expect(
    /import \{([^}]*)\} from 'graphql-shield'/
      .exec(GUARD)?.[1]
      ?.split(',')
      .map((name) => name.trim()),
  ).toEqual(['allow', 'rule', 'shield']);
});

test('no rule caches: strict forgets the field, contextual answers every row as the first', () => {
  const caches = Object.values(ruleTreeOf(unguarded)).flatMap((rules) =>
    Object.values(rules).map((each) => (each as unknown as { cache?: string }).cache),
  );
  expect(new Set(caches)).toEqual(new Set(['no_cache', undefined])); // undefined: `allow` has none
});

test('every declared field that needs a rule has one of its own name, none is undefined', () => {
  const tree = ruleTreeOf(unguarded);
  for (const type of objectTypes(unguarded)) {
    for (const field of Object.values(type.getFields())) {
      const fieldClass = classOf(field);
      if (!isDeclared(field) || fieldClass === undefined || !needsRule(fieldClass)) continue;
      expect((tree[type.name]?.[field.name] as unknown as { name: string }).name).toBe(
        `${type.name}.${field.name}`,
      );
    }
  }
});

test('the trap itself: one undefined rule makes shield forget the whole type and allow it', async () => {
  const schema = secretSchema(() => 'value');
  const deny = rule()(() => false);
  const trapped = applyMiddlewareToDeclaredResolvers(
    schema,
    shield({ Query: { secret: deny, other: undefined } } as never, { fallbackRule: allow }),
  );
  expect((await graphql({ schema: trapped, source: '{ secret }' })).data).toEqual({ secret: 'value' });
});

test('a failing rule is an error that may be tried again, never a decision', async () => {
  const guarded = guardSchema(secretSchema(() => 'value'));
  const contextValue = contextWith(() => {
    throw new Error('connection lost');
  });
  const { data, errors } = await graphql({ schema: guarded, source: '{ secret }', contextValue });
  expect(data).toEqual({ secret: null });
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['AUTHORIZATION_UNAVAILABLE']);
});

test('a failing resolver keeps its own error: it is not masked as a denial', async () => {
  const guarded = guardSchema(
    secretSchema(() => {
      throw new GraphQLError('broken', { extensions: { code: 'INTERNAL' } });
    }),
  );
  const { errors } = await graphql({ schema: guarded, source: '{ secret }', contextValue: PERMITTING });
  expect(errors?.map(({ message, extensions }) => [message, extensions['code']])).toEqual([
    ['broken', 'INTERNAL'],
  ]);
});

test('a permit lets the field resolve', async () => {
  const guarded = guardSchema(secretSchema(() => 'value'));
  expect(await graphql({ schema: guarded, source: '{ secret }', contextValue: PERMITTING })).toEqual({
    data: { secret: 'value' },
  });
});
