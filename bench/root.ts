// The checkout, seen from what is built of the benchmark (dist/bench).
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

export function inCheckout(path: string): string {
  return resolve(ROOT, path);
}
