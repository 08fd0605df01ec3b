// Reading JSON strictly: unknown keys, unknown words, wrong types and missing keys are named errors with their path.
// A shape takes a value and its path and answers the typed value.

import { MalformedRequest } from './malformed-request.js';
import type { Instant } from './request.js';

export type Shape<Value> = (value: unknown, path: string) => Value;

/** A key that may be absent. JSON null is not absent. */
export interface OptionalKey<Value> {
  readonly optional: Shape<Value>;
}

type Keys = Readonly<Record<string, Shape<unknown> | OptionalKey<unknown>>>;
type RequiredKeys<Of extends Keys> = {
  [Key in keyof Of as Of[Key] extends Shape<unknown> ? Key : never]: Of[Key] extends Shape<infer Value>
    ? Value
    : never;
};
type OptionalKeys<Of extends Keys> = {
  [Key in keyof Of as Of[Key] extends OptionalKey<unknown> ? Key : never]?: Of[Key] extends OptionalKey<
    infer Value
  >
    ? Value
    : never;
};

export const optional = <Value>(shape: Shape<Value>): OptionalKey<Value> => ({ optional: shape });

export const text: Shape<string> = (value, path) => {
  if (typeof value !== 'string' || value === '')
    throw new MalformedRequest(path, 'is not a non-empty string');
  return value;
};

export const flag: Shape<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new MalformedRequest(path, 'is neither true nor false');
  return value;
};

export const count: Shape<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new MalformedRequest(path, 'is not a whole number of zero or more');
  }
  return value;
};

const INSTANT =
  /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export const instant: Shape<Instant> = (value, path) => {
  const parsed = typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(parsed) || !isOfCalendar(value)) {
    throw new MalformedRequest(path, 'is not an ISO 8601 instant with its offset');
  }
  return parsed;
};

/** `Date.parse` lets the thirtieth of February pass as a day of March. */
function isOfCalendar(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [year = 0, month = 0, day = 0] = value.slice(0, 10).split('-').map(Number);
  const february = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  const days = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

export function word<Word extends string>(words: readonly Word[]): Shape<Word> {
  const known: ReadonlyMap<unknown, Word> = new Map(words.map((each) => [each, each]));
  return (value, path) => {
    const found = known.get(value);
    if (found === undefined) throw new MalformedRequest(path, `is not one of ${words.join(', ')}`);
    return found;
  };
}

/** A word of a table, by its keys. */
export function wordOf<Word extends string>(table: Readonly<Record<Word, unknown>>): Shape<Word> {
  return word(Object.keys(table) as Word[]);
}

export function orNull<Value>(shape: Shape<Value>): Shape<Value | null> {
  return (value, path) => (value === null ? null : shape(value, path));
}

export function list<Value>(shape: Shape<Value>): Shape<readonly Value[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new MalformedRequest(path, 'is not a list');
    return value.map((each: unknown, at) => shape(each, `${path}[${at}]`));
  };
}

export function object<Of extends Keys>(keys: Of): Shape<RequiredKeys<Of> & OptionalKeys<Of>> {
  const shapes = new Map(Object.entries(keys));
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new MalformedRequest(path, 'is not an object');
    }
    const given = new Map<string, unknown>(Object.entries(value));
    for (const key of given.keys()) if (!shapes.has(key)) throw unknownKey(key, path);
    const read: Record<string, unknown> = {};
    for (const [key, shape] of shapes) readKey(read, key, shape, given, path);
    return read as RequiredKeys<Of> & OptionalKeys<Of>;
  };
}

function readKey(
  read: Record<string, unknown>,
  key: string,
  shape: Shape<unknown> | OptionalKey<unknown>,
  given: ReadonlyMap<string, unknown>,
  path: string,
): void {
  const at = path === '$' ? key : `${path}.${key}`;
  if (given.has(key)) {
    read[key] = (typeof shape === 'function' ? shape : shape.optional)(given.get(key), at);
  } else if (typeof shape === 'function') {
    throw new MalformedRequest(at, 'is missing');
  }
}

/** A key is repeated only when it looks like one, since a value may stand in its place. */
function unknownKey(key: string, path: string): MalformedRequest {
  const named = /^[A-Za-z][A-Za-z_]{0,39}$/.test(key) ? `has an unknown key, ${key}` : 'has an unknown key';
  return new MalformedRequest(path, named);
}
