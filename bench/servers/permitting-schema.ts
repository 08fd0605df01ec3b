// The schema without its guard: before a classified field resolves, it is settled that all of what is selected below it may be read.
import type { GraphQLField, GraphQLSchema } from 'graphql';
import { buildUnguardedSchema } from '../../src/graph/build-schema.js';
import { classOf, type GuardedClass } from '../../src/graph/classification.js';
import type { OperationContext } from '../../src/graph/context.js';
import { isDeclared, objectTypes, RULED } from '../../src/graph/schema-shape.js';
import { settleBelow } from '../../src/graph/settle.js';
import { AccountSource, DisclosedSource } from '../../src/graph/sources.js';

type Field = GraphQLField<unknown, unknown>;
type Resolve = NonNullable<Field['resolve']>;

export function buildPermittingSchema(): GraphQLSchema {
  const schema = buildUnguardedSchema();
  for (const type of objectTypes(schema)) for (const field of Object.values(type.getFields())) permit(field);
  return schema;
}

function permit(field: Field): void {
  if (!isDeclared(field) || field.resolve === undefined) return;
  field.extensions = { ...field.extensions, [RULED]: true };
  const fieldClass = classOf(field);
  if (fieldClass !== undefined && fieldClass.class !== 'OPEN')
    field.resolve = settled(field.resolve, fieldClass);
}

function settled(resolve: Resolve, fieldClass: GuardedClass): Resolve {
  return (parent, args, served, info) => {
    const context = served as OperationContext;
    const settle = (disclosure: DisclosedSource['disclosure']): unknown => {
      context.settlements.set(info, settleBelow(info, disclosure, fieldClass));
      return resolve(parent, args, context, info);
    };
    if (parent instanceof DisclosedSource) return settle(parent.disclosure);
    if (parent instanceof AccountSource)
      return context.gate.open(parent.account.id, NOTHING_STATED).then(settle);
    throw new Error('the benchmark reads accounts and what stands below them, and nothing else');
  };
}

const NOTHING_STATED = { purpose: null, offering: null, reference: null };
