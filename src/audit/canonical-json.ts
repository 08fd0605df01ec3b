/**
 * JSON in one form only (RFC 8785): the same value always gives the same bytes, so that a hash of them names the value.
 * What JSON cannot hold is refused rather than bent: it would hash alike to something else.
 */

const LONE_SURROGATE = /\p{Surrogate}/u;
const SCALARS: readonly string[] = ['string', 'number', 'boolean'];

/** Members that are undefined are left out, as in JSON. @throws TypeError for what is not JSON */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return object(value);
  return scalar(value);
}

/** Names sorted by their UTF-16 code units, as JavaScript compares strings. */
function object(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${scalar(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function scalar(value: unknown): string {
  if (typeof value === 'string' && LONE_SURROGATE.test(value)) throw new TypeError('half a character');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('a number without a value');
  if (value !== null && !SCALARS.includes(typeof value)) throw new TypeError(`${typeof value} is not JSON`);
  return JSON.stringify(value);
}
