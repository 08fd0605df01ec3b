/** The values that a mutation was given, one by one with where they stand and of which type they are. */
import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLNamedInputType,
} from 'graphql';
import { isObject } from '../identity/unique-json.js';
import type { SurveyedField } from './survey.js';

export interface InputValue {
  /** Of the field in its input object, or of the argument. */
  readonly name: string;
  /** `input.contact.email`; elements of a list stand at the list's place. */
  readonly path: string;
  readonly type: GraphQLNamedInputType;
  readonly value: unknown;
}

/** Every value that is no object, null left out. */
export function inputValuesOf({ field, args }: SurveyedField): InputValue[] {
  return field.args.flatMap(({ name, type }) => valuesOf(type, args[name], { name, path: name }));
}

/** The values of one type, whatever they were given to. */
export function valuesOf(
  type: GraphQLInputType,
  value: unknown,
  at: Pick<InputValue, 'name' | 'path'>,
): InputValue[] {
  if (value === null || value === undefined) return [];
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    return items.flatMap((item) => valuesOf(nullable.ofType, item, at));
  }
  if (!isInputObjectType(nullable)) return [{ ...at, type: getNamedType(nullable), value }];
  const members = isObject(value) ? value : {};
  return Object.values(nullable.getFields()).flatMap((field) =>
    valuesOf(field.type, members[field.name], { name: field.name, path: `${at.path}.${field.name}` }),
  );
}
