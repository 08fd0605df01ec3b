/**
 * JSON in one form only (RFC 8785): the same value always gives the same bytes, so that a hash of them names the value.
 * What JSON cannot hold is refused rather than bent: it would hash alike to something else.
 */

/** Members that are undefined are left out, as in JSON. @throws TypeError for what is not JSON */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return string(value);
  if (Array.isArray(value)) return list(value);
  if (typeof value === 'object' && value !== null) return object(value as Readonly<Record<string, unknown>>);
  return scalar(value);
}

function list(items: readonly unknown[]): string {
  let text = '[';
  for (const item of items) text += (text === '[' ? '' : ',') + canonicalJson(item);
  return `${text}]`;
}

interface Remembered {
  text: string | null;
}

const REMEMBERED = new WeakMap<object, Remembered>();

/** From now on the text of this very object is written once: for what many entries share, and nobody changes any more. */
export function rememberText<Value extends object>(value: Value): Value {
  if (!REMEMBERED.has(value)) REMEMBERED.set(value, { text: null });
  return value;
}

function object(value: Readonly<Record<string, unknown>>): string {
  const remembered = REMEMBERED.get(value);
  if (remembered === undefined) return members(value);
  remembered.text ??= members(value);
  return remembered.text;
}

function members(value: Readonly<Record<string, unknown>>): string {
  let text = '{';
  for (const name of sortedNames(value)) {
    const member = value[name];
    if (member !== undefined) text += `${text === '{' ? '' : ','}${string(name)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** By their UTF-16 code units, as JavaScript compares strings. Most objects here are written in that order already. */
function sortedNames(value: object): readonly string[] {
  const names = Object.keys(value);
  let before = '';
  for (const name of names) {
    if (name < before) return names.sort();
    before = name;
  }
  return names;
}

function scalar(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') throw new TypeError(`${typeof value} is not JSON`);
  if (!Number.isFinite(value)) throw new TypeError('a number without a value');
  return JSON.stringify(value);
}

/** ASCII without a quote, a backslash or a control character: stands in JSON as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** Half a character: UTF-8 cannot write it. */
export class LoneSurrogate extends TypeError {}

const LONE_SURROGATE = /\p{Surrogate}/u;

function string(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  const text = JSON.stringify(value);
  // JSON writes half a character as an escape: only a text with an escape of that form is worth a search
  if (text.includes('\\u') && LONE_SURROGATE.test(value)) throw new LoneSurrogate('half a character');
  return text;
}
