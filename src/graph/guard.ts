/**
 * The guard: graphql-shield's rule tree, generated from the classification of the final schema. Every field that has a
 * resolver of its own gets a rule; whatever has none in the tree is refused. The only file that knows graphql-shield.
 * Shield's traps are kept out by construction: no cache, only `rule` and `allow`, failures returned as errors.
 */
import { applyMiddlewareToDeclaredResolvers } from 'graphql-middleware';
import type { GraphQLError, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { allow, rule, shield } from 'graphql-shield';
import { apiError } from '../errors.js';
import { classOf, type FieldClass } from './classification.js';
import type { OperationContext } from './context.js';
import { checkField } from './check-field.js';
import { unavailable } from './facts-or-unavailable.js';
import { RULED, isDeclared, objectTypes } from './schema-shape.js';

type ShieldRule = ReturnType<ReturnType<typeof rule>>;
type RuleTree = Record<string, Record<string, ShieldRule>>;

export function needsRule(fieldClass: FieldClass): boolean {
  return fieldClass.class !== 'OPEN' || fieldClass.whileTied;
}

/** Wraps the schema's resolvers in its rules. Answers a new schema; the old one must not be served. */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  const tree = ruleTreeOf(schema);
  const guarded = applyMiddlewareToDeclaredResolvers(
    schema,
    shield(tree, {
      fallbackRule: refuseUnclassified,
      fallbackError: apiError('INTERNAL'),
      allowExternalErrors: true,
    }),
  );
  for (const type of objectTypes(guarded)) {
    for (const field of Object.values(type.getFields())) {
      field.extensions = { ...field.extensions, [RULED]: tree[type.name]?.[field.name] !== undefined };
    }
  }
  return guarded;
}

/** One rule for every declared field of every concrete type, named by its coordinate. */
export function ruleTreeOf(schema: GraphQLSchema): RuleTree {
  const tree: RuleTree = {};
  for (const type of objectTypes(schema)) {
    const rules: Record<string, ShieldRule> = {};
    for (const field of Object.values(type.getFields())) {
      if (isDeclared(field)) rules[field.name] = ruleOf(`${type.name}.${field.name}`, classOf(field));
    }
    if (Object.keys(rules).length > 0) tree[type.name] = rules;
  }
  return tree;
}

function ruleOf(coordinate: string, fieldClass: FieldClass | undefined): ShieldRule {
  if (fieldClass === undefined) return refuseUnclassified;
  if (!needsRule(fieldClass)) return allow as unknown as ShieldRule;
  return rule(coordinate, { cache: 'no_cache' })(
    (
      parent: unknown,
      args: Readonly<Record<string, unknown>>,
      context: OperationContext,
      info: GraphQLResolveInfo,
    ) => asValue(context, checkField({ parent, args, context, info, coordinate, fieldClass })),
  );
}

/** INVARIANT: a rule that throws would be shield's plain denial, so every failure is answered as an error value. */
async function asValue(
  context: OperationContext,
  checking: Promise<true | GraphQLError>,
): Promise<true | GraphQLError> {
  try {
    return await checking;
  } catch (error) {
    return unavailable(context, error);
  }
}

const refuseUnclassified = rule('unclassified', { cache: 'no_cache' })(() =>
  apiError('CPNI_RESTRICTED', { reason: 'UNCLASSIFIED_FIELD' }),
);
