/** Small questions about the shape of a schema. */
import {
  defaultFieldResolver,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

export function isListField(field: Pick<GraphQLField<unknown, unknown>, 'type'>): boolean {
  return isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
}

/** Whether the type and, where it is a list, its elements may be null. */
export function isNullableThroughout(type: GraphQLOutputType): boolean {
  if (isNonNullType(type)) return false;
  return isListType(type) ? isNullableThroughout(type.ofType) : true;
}

/** The object types of the API itself, introspection left out. */
export function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
}

/**
 * Whether the guard stands before the field. It is marked when the guard is put there, because what serves a schema may
 * wrap resolvers once more, and a plain property then looks as if it had one of its own.
 */
export function hasOwnRule(field: Pick<GraphQLField<unknown, unknown>, 'extensions'>): boolean {
  return field.extensions[RULED] === true;
}

export const RULED = 'ruled';

/** A field with a resolver of its own, and so with a rule; a plain property is settled by the field that opens it. */
export function isDeclared(field: GraphQLField<unknown, unknown>): boolean {
  return field.resolve !== undefined && field.resolve !== defaultFieldResolver;
}
