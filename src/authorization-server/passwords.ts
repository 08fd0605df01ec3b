// Passwords, and answers that stand in for a lost one: kept and compared as argon2id (RFC 9106; 19 MiB, 2 passes, 1 lane), never as
// they are.
import { createHash } from 'node:crypto';
import { hash, hashRaw, verify } from '@node-rs/argon2';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a password that nobody has. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$AleGmwHVyM0evzsICqEAgg$YKxDzjoEKLT5MTXLVV4/p6vIsQGLXuUEArV2foKVrzU';

export function hashSecret(secret: string): Promise<string> {
  return hash(secret, COST);
}

/** Without a hash it takes as long, and is false. */
export async function isSecret(secret: string, kept: string | null): Promise<boolean> {
  const right = await verify(kept ?? NOBODYS_HASH, secret);
  return right && kept !== null;
}

const SALT_BYTES = 16;

/** Tells one secret from another, as hard to guess as a hash of it. Always the same for the same context. */
export async function fingerprintOf(secret: string, context: string): Promise<string> {
  const salt = createHash('sha256').update(context).digest().subarray(0, SALT_BYTES);
  return (await hashRaw(secret, { ...COST, salt })).toString('hex');
}
