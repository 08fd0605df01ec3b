// Who is counted: a company by its client, a person across all clients, and whoever has no token by address. Kept as a keyed
// digest, so that no store of a limiter says who asked or from where.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Caller } from '../identity/caller.js';

/** The digest of who is counted. */
export type Payer = string;

export class Payers {
  readonly #key: KeyObject;

  /** The same on all nodes that share a store. */
  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  ofAddress(address: string): Payer {
    return this.#digest('ADDRESS', blockOf(address));
  }

  ofCaller({ kind, issuer, clientId, subject }: Caller, address: string): Payer {
    if (kind === 'ANONYMOUS') return this.ofAddress(address);
    return kind === 'COMPANY'
      ? this.#digest('CLIENT', issuer, clientId)
      : this.#digest('PERSON', issuer, subject);
  }

  #digest(...parts: readonly string[]): Payer {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts)).digest('base64url');
  }
}

const GROUPS_OF_A_SITE = 4;

/** Of IPv6 the first 64 bits: whoever has one address there has them all. */
export function blockOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0');
  const all = tail === undefined ? groups : [...groups, ...zeros, ...rest];
  return all
    .slice(0, GROUPS_OF_A_SITE)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
