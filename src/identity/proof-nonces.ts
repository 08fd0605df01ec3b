// The nonces that proofs of possession must carry where they are asked for (RFC 9449 section 9): made from the time under a key that
// all nodes have, so that nothing is stored. Each is good for two to four minutes.
import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.js';

export interface NonceSource {
  /** The one to use now. */
  current(): string;
  accepts(nonce: unknown): boolean;
}

const PERIOD_MS = 120_000;
/** The one before, and the one after for a node whose clock is behind. */
const ACCEPTED_PERIODS = [0, -1, 1];
const KEY_BYTES = 32;

/** `secret` may serve other uses: the key is derived for this one. */
export function createNonceSource(secret: Buffer, clock: Clock): NonceSource {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'dpop nonce', KEY_BYTES)));
  const nonceOf = (step: number): string =>
    createHmac('sha256', key)
      .update(String(Math.floor(clock.now() / PERIOD_MS) + step))
      .digest('base64url');
  return {
    current: () => nonceOf(0),
    accepts: (nonce) =>
      typeof nonce === 'string' && ACCEPTED_PERIODS.some((step) => isSame(nonce, nonceOf(step))),
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
