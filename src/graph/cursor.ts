/**
 * Keyset cursors, encrypted and bound: a cursor opens only for the field, the account and the caller it was given to,
 * so it neither shows the sort key (as guarded as the field) nor carries one caller's page to another.
 * AES-256-GCM (NIST SP 800-38D), random 96-bit nonce, the binding as associated data.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

export type CursorKeyValue = string | number | null;

/** What a cursor is good for: coordinate, account and caller. */
export type CursorBinding = readonly string[];

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export class CursorCodec {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = createHash('sha256').update('account-data cursor').update(secret).digest();
  }

  seal(binding: CursorBinding, key: readonly CursorKeyValue[]): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(associatedData(binding));
    const body = Buffer.concat([cipher.update(JSON.stringify(key), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** The sort key inside; null for anything that was not sealed for this very binding. */
  open(binding: CursorBinding, cursor: string): readonly CursorKeyValue[] | null {
    if (!/^[\w-]{40,1000}$/.test(cursor)) return null;
    const bytes = Buffer.from(cursor, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(associatedData(binding))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      const body = Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
        decipher.final(),
      ]);
      return JSON.parse(body.toString('utf8')) as CursorKeyValue[];
    } catch {
      return null;
    }
  }
}

function associatedData(binding: CursorBinding): Buffer {
  return Buffer.from(JSON.stringify(binding));
}
