// The variables of a sample operation: a period of whole days (UTC) that ends with the last midnight before `now`.
import type { SampleOperation } from './samples.js';

const DAY = 24 * 60 * 60 * 1000;

export function sampleVariables(operation: SampleOperation, now: number): Record<string, string> {
  if (operation.days === undefined) return {};
  const to = Math.floor(now / DAY) * DAY;
  return { from: new Date(to - operation.days * DAY).toISOString(), to: new Date(to).toISOString() };
}
