// An answer of the API, read as a client reads it.
export interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** Null for what is not JSON. */
export function parseAnswer(body: string): GraphqlAnswer | null {
  try {
    return JSON.parse(body) as GraphqlAnswer;
  } catch {
    return null;
  }
}

/** Each once, in the order they came. */
export function codesOf({ errors = [] }: GraphqlAnswer): string[] {
  return [...new Set(errors.map(({ extensions }) => extensions?.code ?? 'NO_CODE'))];
}

/** `HTTP 503 AUDIT_UNAVAILABLE` */
export function sayEnd(status: number, codes: readonly string[]): string {
  return [`HTTP ${status}`, ...codes].join(' ');
}

/** Null where there is none. */
export function valueAt(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? ((value as Record<string, unknown>)[key] ?? null)
          : null,
      data,
    );
}
