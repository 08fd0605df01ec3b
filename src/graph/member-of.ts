/** A member of an answer, or an element of a list in it; undefined where there is no such object. */
export function memberOf(object: unknown, key: string | number): unknown {
  return typeof object === 'object' && object !== null
    ? (object as Record<string | number, unknown>)[key]
    : undefined;
}
