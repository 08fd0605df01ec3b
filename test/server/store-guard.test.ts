// The store that nodes share for their limits answers soon or not at all; that this node was late itself is no fault of the store.
import { stat } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { StoreGuard } from '../../src/server/store-guard.js';

const BEYOND_DEADLINE_MS = 700;

function guardWithFaults(): { guard: StoreGuard; faults: unknown[] } {
  const faults: unknown[] = [];
  return { guard: new StoreGuard((error) => faults.push(error)), faults };
}

/** Rejected when the signal says so. */
function answerBy(give: (answer: () => void) => void) {
  return (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
      give(() => {
        resolve('answered');
      });
    });
}

/** Held up at the end of a turn of the event loop: the next one begins with the timers that are due, and then reads what has come. */
async function whileLate<T>(work: () => Promise<T>): Promise<T> {
  await new Promise((resolve) => setImmediate(resolve));
  const working = work();
  const until = performance.now() + BEYOND_DEADLINE_MS;
  while (performance.now() < until); // nothing else runs
  return working;
}

test('what came in time is an answer, however late this node reads it', async () => {
  const { guard, faults } = guardWithFaults();
  const work = answerBy((answer) => {
    stat(__filename, answer);
  });
  await expect(whileLate(() => guard.ask(work))).resolves.toBe('answered');
  expect(faults).toEqual([]);
});

test('what does not come is a fault, and the store is left alone for a moment', async () => {
  const { guard, faults } = guardWithFaults();
  await expect(guard.ask(answerBy(() => undefined))).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(faults).toHaveLength(1);
  await expect(
    guard.ask(
      answerBy((answer) => {
        answer();
      }),
    ),
  ).rejects.toThrow('rests after a fault');
  expect(faults).toHaveLength(1);
});
