// The refusals of a response, as rows: one for each error, in the words of its extensions. What an answer does not
// tell is left empty, never guessed.

export interface Refusal {
  readonly what: string;
  readonly reason: string;
  readonly sentence: string;
  readonly rule: string;
  readonly citation: string;
  readonly remedy: string;
}

interface ResponseError {
  message?: unknown;
  path?: unknown;
  extensions?: Record<string, unknown>;
}

/** `response` is the text shown in the response pane; anything but a GraphQL response yields no row. */
export function readRefusals(response: string | null): readonly Refusal[] {
  return errorsOf(response).map(({ message, path, extensions = {} }) => ({
    what: whatWasRefused(path, extensions),
    reason: text(extensions['reason']) || text(extensions['code']),
    sentence: text(message),
    rule: text(extensions['rule']),
    citation: text(extensions['citation']),
    remedy: text(extensions['remedy']),
  }));
}

function errorsOf(response: string | null): ResponseError[] {
  if (!response) return [];
  try {
    const { errors } = JSON.parse(response) as { errors?: unknown };
    return Array.isArray(errors) ? (errors as ResponseError[]) : [];
  } catch {
    return [];
  }
}

function whatWasRefused(path: unknown, extensions: Record<string, unknown>): string {
  const place = Array.isArray(path) ? path.map(String).join('.') : 'the whole operation';
  const coordinate = text(extensions['coordinate']);
  const count = typeof extensions['count'] === 'number' ? ` × ${String(extensions['count'])}` : '';
  return (coordinate ? `${coordinate} (${place})` : place) + count;
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(text).join(', ');
  if (typeof value === 'object') return Object.values(value).map(text).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
