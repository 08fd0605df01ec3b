/**
 * The stamp on an entry that waits to be sealed: an HMAC of its leaf hash, under a key drawn from the signing key.
 * The database holds the queue, and who rules the database must not be able to slip an entry into it, or to change
 * one before it is sealed: the sealer takes stamped leaves only, and the writer alone can stamp.
 */
import { createHmac, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';
import { HASH_BYTES, type Hash } from './tree.js';

const PURPOSE = 'account-data audit queue';

export class QueueStamp {
  readonly #keys: readonly [Buffer, ...Buffer[]];

  /** The first key stamps; what was stamped with another, before a rotation, is still taken. */
  constructor(signingKeys: readonly [KeyObject, ...KeyObject[]]) {
    const [first, ...former] = signingKeys;
    this.#keys = [drawKey(first), ...former.map(drawKey)];
  }

  of(leaf: Hash): Buffer {
    return hmac(this.#keys[0], leaf);
  }

  isOurs(leaf: Hash, stamp: Buffer): boolean {
    return stamp.length === HASH_BYTES && this.#keys.some((key) => timingSafeEqual(hmac(key, leaf), stamp));
  }
}

function drawKey(signingKey: KeyObject): Buffer {
  const secret = signingKey.export({ type: 'pkcs8', format: 'der' });
  return Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, HASH_BYTES));
}

function hmac(key: Buffer, leaf: Hash): Buffer {
  return createHmac('sha256', key).update(leaf).digest();
}
