// Kinds of work, one row each: who asks, how often, what is sent, and what it must be answered.
import type { Random } from '../../src/seed/random.js';
import type { AskedAccount } from '../../bench/fill.js';
import type { Sent } from '../load/ask.js';
import type { Credentials, Headers } from './credentials.js';
import type { Expected } from './judge.js';

/** What a kind may draw on. */
export interface Given {
  readonly credentials: Credentials;
  readonly random: Random;
  /** Accounts of customers, with all that a dashboard shows. */
  readonly owners: readonly AskedAccount[];
  /** Of a page of the owner of ACCT-0001. */
  readonly foreignCursor: string;
  readonly period: { readonly from: string; readonly to: string };
}

export interface Asking {
  readonly sent: Sent;
  readonly expected: Expected;
  /** What is asked for is the same whenever it is asked: so must be the answer, under this name. */
  readonly steady: string | null;
}

export type Group = 'owner' | 'partner' | 'staff' | 'attacker';

export interface Kind {
  readonly name: string;
  readonly group: Group;
  /** One after the other, on one connection. */
  readonly turn: (given: Given) => Promise<readonly Asking[]>;
}

const JSON_BODY = { 'content-type': 'application/json' };

export function post(headers: Headers, body: string): Sent {
  return { headers: { ...JSON_BODY, ...headers }, body };
}

export function bodyOf(query: string, variables: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ query, variables });
}

/** Nothing that is guarded, as a whole or field by field. */
export function refused(status: number, ...codes: readonly string[]): Expected {
  return { status, codes, reads: [], withheld: [], mayHold: null, guarded: [] };
}
