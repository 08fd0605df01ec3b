/**
 * Compares what a caller is answered before and after the guarded values changed. A value may stand in an answer only
 * where an audit entry of that very request permits its class for its account; everything else must be the same.
 */
import {
  getNamedType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { AuditEntry } from '../../src/audit/entry.js';
import { classOf, type FieldClass } from '../../src/graph/classification.js';
import type { Answer } from '../support/api.js';

export interface Told {
  readonly answer: Answer;
  readonly entries: readonly AuditEntry[];
}

/** Null when nothing leaks; else what does, and where. */
export function findLeak(reference: GraphQLSchema, before: Told, after: Told): string | null {
  return (
    unexpectedError(before.answer) ??
    unpermittedValue(reference, before) ??
    unpermittedValue(reference, after) ??
    difference('the answers', masked(reference, before.answer), masked(reference, after.answer)) ??
    difference('the errors', errorsOf(before.answer), errorsOf(after.answer)) ??
    difference('the statements', statementsOf(before.answer), statementsOf(after.answer))
  );
}

const REFUSALS = /_RESTRICTED$|^NOT_FOUND$|^PURPOSE_NOT_/;

function unexpectedError({ errors }: Answer): string | null {
  const unexpected = errors.find(({ extensions }) => !REFUSALS.test(String(extensions?.['code'])));
  return unexpected === undefined ? null : `an error that is no refusal: ${JSON.stringify(unexpected)}`;
}

type Visit = (fieldClass: FieldClass | undefined, value: unknown, path: string) => unknown;

/** Walks an answer along the types; `visit` sees every field with its class, and its answer replaces the value. */
function walk(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  value: Record<string, unknown>,
  path: string,
  visit: Visit,
): Record<string, unknown> {
  const walkField = (key: string, inner: unknown): unknown => {
    const field = fieldOf(type, key);
    if (field === undefined) return inner;
    const at = `${path}.${key}`;
    const replaced = visit(classOf(field), inner, at);
    return replaced === KEEP ? descend(inner, getNamedType(field.type), at) : replaced;
  };
  const descend = (inner: unknown, named: GraphQLNamedType, at: string): unknown => {
    if (Array.isArray(inner)) return inner.map((each) => descend(each, named, at));
    if (inner === null || typeof inner !== 'object') return inner;
    const object = inner as Record<string, unknown>;
    const below = isObjectType(named) ? named : schema.getType(String(object['__typename']));
    if (!isObjectType(below)) throw new Error(`the answer does not say of which type ${at} is`);
    return walk(schema, below, object, at, visit);
  };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walkField(key, inner)]));
}

const KEEP = Symbol('keep');

/** The generator's aliases end with the name of their field. */
function fieldOf(type: GraphQLObjectType, key: string) {
  return type.getFields()[key.replace(/^.*__/, '')];
}

function rootOf(schema: GraphQLSchema): GraphQLObjectType {
  const root = schema.getQueryType();
  if (!root) throw new Error('the schema has no query');
  return root;
}

function unpermittedValue(schema: GraphQLSchema, { answer, entries }: Told): string | null {
  if (!answer.data) return null;
  const permits = entries.filter(({ decision }) => decision.outcome === 'PERMIT');
  let leak: string | null = null;
  walk(schema, rootOf(schema), answer.data, '', (fieldClass, value, path) => {
    if (leak === null && hasValue(value) && fieldClass !== undefined && !isPermitted(fieldClass, permits))
      leak = `a value that no entry permits, at ${path}`;
    return KEEP;
  });
  return leak;
}

function hasValue(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function isPermitted(fieldClass: FieldClass, permits: readonly AuditEntry[]): boolean {
  switch (fieldClass.class) {
    case 'OPEN':
      return true;
    case 'RECORD':
      return (
        fieldClass.readers.includes('OWN_COMPANY') || permits.some(({ dataClass }) => dataClass === 'RECORD')
      );
    case 'PERSONAL':
      return permits.some(
        ({ dataClass, personal }) =>
          dataClass === 'PERSONAL' && fieldClass.kinds.every((kind) => personal.includes(kind)),
      );
    case 'CPNI':
      return permits.some(
        ({ dataClass, categories, callDetail, callLocation }) =>
          dataClass === 'CPNI' &&
          fieldClass.category.every((category) => categories.includes(category)) &&
          (callDetail || !fieldClass.callDetail) &&
          (callLocation || !fieldClass.callLocation),
      );
  }
}

/** Ids of the answer itself, and cursors, which are sealed anew each time. */
const OF_THE_ANSWER = /(^|_)(decisionId|cursor|startCursor|endCursor)$/;

/** With permitted values replaced, so that what stays must be the same to the byte. */
function masked(schema: GraphQLSchema, { data, status }: Answer): string {
  const mask: Visit = (fieldClass, value, path) => {
    if (!hasValue(value)) return KEEP;
    if (isGuarded(fieldClass)) return 'permitted';
    return OF_THE_ANSWER.test(path.split('.').at(-1) ?? '') ? 'of the answer' : KEEP;
  };
  return JSON.stringify([status, data ? walk(schema, rootOf(schema), data, '', mask) : null]);
}

function isGuarded(fieldClass: FieldClass | undefined): boolean {
  return fieldClass !== undefined && fieldClass.class !== 'OPEN';
}

/** Ids and dates of the answer itself are its own; how many rows a permitted list has may change. */
function errorsOf({ errors }: Answer): string {
  return JSON.stringify(
    errors.map(
      ({ message, path, extensions: { decisionId: _, requestId: __, count: ___, ...told } = {} }) => ({
        message,
        path: path?.filter((part) => typeof part === 'string'),
        told,
      }),
    ),
  );
}

/** Reads of one turn reach the database in any order. */
function statementsOf({ statements }: Answer): string {
  return [...new Set(statements)].sort().join('\n');
}

function difference(what: string, before: string, after: string): string | null {
  if (before === after) return null;
  let at = 0;
  while (before.charAt(at) === after.charAt(at)) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 80);
  return `${what} differ: …${around(before)}… became …${around(after)}…`;
}
