// A registered client as the commands print it: all that is registered, its keys by their names alone.
import type { NewClient } from '../records/stores/client-registration-store.js';

export function describeClient({ jwks, ...client }: NewClient): string {
  return JSON.stringify({ ...client, keys: jwks?.keys.map(({ kid }) => kid) ?? [] }, null, 2);
}
