/** Faults put into the guard on purpose, each of which the harness must find. */
import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { buildUnguardedSchema } from '../../src/graph/build-schema.js';
import type { FieldClass } from '../../src/graph/classification.js';
import { guardSchema } from '../../src/graph/guard.js';

export interface Mutant {
  readonly says: string;
  readonly schema: () => GraphQLSchema;
  /** The search begins here: with the operation that found it last, where the first ones do not. */
  readonly seed?: number;
}

function fieldOf(schema: GraphQLSchema, coordinate: string): GraphQLField<unknown, unknown> {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (field === undefined) throw new Error(`the schema has no ${coordinate}`);
  return field;
}

function declassified(coordinate: string): GraphQLSchema {
  const schema = buildUnguardedSchema();
  const field = fieldOf(schema, coordinate);
  const open: FieldClass = { class: 'OPEN', because: 'a mutant', whileTied: false };
  field.extensions = { ...field.extensions, classification: open };
  return guardSchema(schema);
}

function unwrapped(coordinate: string): GraphQLSchema {
  const bare = buildUnguardedSchema();
  const schema = guardSchema(bare);
  const { resolve } = fieldOf(bare, coordinate);
  if (resolve !== undefined) fieldOf(schema, coordinate).resolve = resolve;
  return schema;
}

/** The leaf is settled and struck out, and its resolver answers all the same. */
function unpruned(coordinate: string, value: unknown): GraphQLSchema {
  const schema = guardSchema(buildUnguardedSchema());
  fieldOf(schema, coordinate).resolve = () => value;
  return schema;
}

export const MUTANTS: readonly Mutant[] = [
  { says: 'a field that opens CPNI loses its class', schema: () => declassified('Cpni.quantities') },
  { says: 'a leaf loses its class', schema: () => declassified('PhoneNumber.rateCenter') },
  {
    says: 'a personal leaf loses its class',
    schema: () => declassified('EmergencyAddress.callerName'),
    seed: 72,
  },
  { says: 'a field loses the rule before it', schema: () => unwrapped('Cpni.balance') },
  { says: 'personal data loses the rule before it', schema: () => unwrapped('Account.name') },
  {
    says: 'a leaf that was struck out is answered',
    schema: () => unpruned('CallRecord.charge', { amount: '1', currency: 'USD' }),
    seed: 67,
  },
];
