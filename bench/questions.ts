// What a contestant is asked for a work: whole HTTP requests, one for each account that is asked for, with the token of its owner.
import type { Contestant } from './contestants.js';
import type { AskedAccount, AskedAccounts } from './fill.js';
import type { Authorize, BenchIssuer } from './issuer.js';
import type { Variables, Work } from './works.js';

export interface Question {
  readonly path: string;
  readonly body: string;
  readonly authorize: Authorize;
}

export interface Asking {
  readonly issuer: BenchIssuer;
  readonly accounts: AskedAccounts;
  /** Of usage. */
  readonly period: Variables;
}

export async function questionsOf(
  { asked }: Contestant,
  work: Work,
  { issuer, accounts, period }: Asking,
): Promise<Question[]> {
  const ofAccounts: readonly (AskedAccount | null)[] = accounts[work.name] ?? [null];
  return Promise.all(
    ofAccounts.map(async (account) => ({
      ...wordsOf(asked, work, { ...period, ...(account && { number: account.number }) }),
      authorize: await issuer.authorize(work.caller, account?.owner),
    })),
  );
}

function wordsOf(asked: Contestant['asked'], { name, query }: Work, variables: Variables) {
  return asked === 'API'
    ? { path: '/graphql', body: JSON.stringify({ query, variables }) }
    : { path: `/${name}`, body: JSON.stringify(variables) };
}

/** As it goes over the wire. */
export function toRequest({ path, body, authorize }: Question): string {
  const headers = {
    ...authorize(),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}\r\n${body}`;
}

export function byTurns<Item>(items: readonly Item[], turn: number): Item {
  const item = items[turn % items.length];
  if (item === undefined) throw new Error('there is nothing to take turns with');
  return item;
}
