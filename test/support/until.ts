// What comes by itself is waited for; what does not come within twenty seconds is a fault.
import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_MS = 20_000;
const LOOKS_EVERY_MS = 20;

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const latest = performance.now() + LONGEST_MS;
  while (!(await holds())) {
    if (performance.now() > latest) throw new Error('it did not come to that in time');
    await sleep(LOOKS_EVERY_MS);
  }
}
