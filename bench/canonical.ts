// The values of an answer, whatever way they are written: instants as milliseconds, numbers as text without trailing zeros, members by
// name. So answers of servers that do not write alike can be compared.

export type Canonical =
  string | boolean | null | readonly Canonical[] | { readonly [name: string]: Canonical };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;

export function canonical(value: unknown): Canonical {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value === 'object' && value !== null) return members(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return text(String(value));
  return typeof value === 'boolean' ? value : null;
}

function members(value: object): Canonical {
  const named = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(named.map(([name, inner]) => [name, canonical(inner)]));
}

function text(value: string): string {
  if (INSTANT.test(value)) return `at ${Date.parse(value)}`;
  return DECIMAL.test(value) ? value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : value;
}

/** Where two answers first differ, and how; null when they do not. */
export function difference(one: Canonical, other: Canonical, path = ''): string | null {
  if (isBranch(one) && isBranch(other)) {
    const [left, right] = [one, other] as Readonly<Record<string, Canonical>>[];
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = difference(left?.[name] ?? null, right?.[name] ?? null, `${path}/${name}`);
      if (found !== null) return found;
    }
    return null;
  }
  return one === other ? null : `${path}: ${JSON.stringify(one)} is not ${JSON.stringify(other)}`;
}

function isBranch(value: Canonical): value is Exclude<Canonical, string | boolean | null> {
  return typeof value === 'object' && value !== null;
}
