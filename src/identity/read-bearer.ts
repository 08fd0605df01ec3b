// The token of a request: from the Authorization header only (RFC 6750 section 2.1), never from the body or the query string.
import { TokenRefused } from './token-faults.js';

const BEARER = /^Bearer ([^\s,]+)$/i;

/** `rawHeaders` as Node gives them: name, value, name, value; there a repeated header is still seen. Null: no such header. */
export function readBearer(rawHeaders: readonly string[]): string | null {
  const values = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'authorization',
  );
  if (values.length > 1) throw new TokenRefused('HEADER_REPEATED');
  const [value] = values;
  if (value === undefined) return null;
  const [, token] = BEARER.exec(value) ?? [];
  if (token === undefined) throw new TokenRefused('SCHEME');
  return token;
}
