// JSON whose objects name no member twice (RFC 7515 section 4: header names are unique; readers differ on duplicates).
export type JsonObject = Readonly<Record<string, unknown>>;

export class DuplicateMember extends Error {}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** Parses an object; throws SyntaxError when the text is not one, DuplicateMember when a name stands twice in one object. */
export function parseUniqueObject(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw new SyntaxError('not a JSON object');
  refuseDuplicates(text);
  return value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// INVARIANT: the text is valid JSON, so a string before a colon is a member name of the object that is open.
function refuseDuplicates(text: string): void {
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') addName(open, last);
    last = token;
  }
}

function addName(open: readonly Set<string>[], token: string): void {
  const names = open.at(-1);
  const name = JSON.parse(token) as string;
  if (names === undefined || names.has(name)) throw new DuplicateMember();
  names.add(name);
}
