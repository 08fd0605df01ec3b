// UUIDv7 in the order in which they are drawn, within a millisecond too (RFC 9562 section 6.2): as the library's v7() makes them, which
// asks the system for random bytes for each one. An operation draws hundreds.
import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import { systemClock } from './clock.js';

const BYTES = 16;
const POOL = Buffer.alloc(256 * BYTES);

let used = POOL.length;
let msecs = 0;
let seq = 0;

export function sequentialId(): string {
  if (used === POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  const random = POOL.subarray(used, used + BYTES);
  used += BYTES;
  count(random);
  return v7({ msecs, seq, random });
}

/** Begins at a random number in every millisecond, and goes on from there. */
function count(random: Buffer): void {
  const now = systemClock.now();
  if (now > msecs) {
    msecs = now;
    seq = random.readUInt32BE(0) >>> 1;
    return;
  }
  seq += 1;
  if (seq <= MOST) return;
  seq = 0;
  msecs += 1;
}

const MOST = 0xffff_ffff;
