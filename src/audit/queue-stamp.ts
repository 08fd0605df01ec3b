/**
 * The stamp on an entry that waits to be sealed: an HMAC of its leaf hash, under a key drawn from the signing key.
 * The database holds the queue, and who rules the database must not be able to slip an entry into it, or to change
 * one before it is sealed: the sealer takes stamped leaves only, and the writer alone can stamp.
 */
import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';
import { HASH_BYTES, type Hash } from './tree.js';

const PURPOSE = 'account-data audit queue';

export class QueueStamp {
  readonly #keys: readonly [KeyObject, ...KeyObject[]];

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

/** A key object: from bytes the key would be made anew for each stamp, which takes six times as long. */
function drawKey(signingKey: KeyObject): KeyObject {
  const secret = signingKey.export({ type: 'pkcs8', format: 'der' });
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, HASH_BYTES)));
}

function hmac(key: KeyObject, leaf: Hash): Buffer {
  return createHmac('sha256', key).update(leaf).digest();
}
