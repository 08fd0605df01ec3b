// When a mail that was not taken is tried again.
import { MOST_ATTEMPTS, waitAfter } from '../../src/notify/retry-schedule.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  { attempts: 1, wait: MINUTE / 2 },
  { attempts: 2, wait: MINUTE },
  { attempts: 3, wait: 2 * MINUTE },
  { attempts: 9, wait: 128 * MINUTE },
  { attempts: 10, wait: 4 * HOUR },
  { attempts: MOST_ATTEMPTS, wait: 4 * HOUR },
])('after attempt $attempts it waits $wait ms, and up to half of it more by chance', ({ attempts, wait }) => {
  expect(waitAfter(attempts, 0)).toBe(wait);
  expect(waitAfter(attempts, 0.5)).toBe(wait * 1.25);
  expect(waitAfter(attempts, 0.999_999)).toBeLessThanOrEqual(wait * 1.5);
});

test('RFC 5321 section 4.5.4.1: it is not given up for some days', () => {
  const waits = (random: number) =>
    Array.from({ length: MOST_ATTEMPTS - 1 }, (_, done) => waitAfter(done + 1, random));
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  expect(sum(waits(0)) / DAY).toBeCloseTo(3.84, 1);
  expect(sum(waits(1)) / DAY).toBeCloseTo(5.77, 1);
});
