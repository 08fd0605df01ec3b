// What a contestant is asked for a work: whole HTTP requests, one for each account that is asked for, with the token of its owner.
import type { Contestant } from './contestants.js';
import type { AskedAccount, AskedAccounts } from './fill.js';
import type { Authorize, BenchIssuer } from './issuer.js';
import { POSTGRAPHILE_WORDS } from './postgraphile-words.js';
import type { Variables, Work } from './works.js';

export interface Words {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** From the `data` of the answer to that of the API. */
  readonly toApi?: (data: Readonly<Record<string, unknown>>) => unknown;
}

export interface Question extends Words {
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

function wordsOf(asked: Contestant['asked'], { name, query }: Work, variables: Variables): Words {
  switch (asked) {
    case 'API':
      return { path: '/graphql', headers: {}, body: JSON.stringify({ query, variables }) };
    case 'BY_NAME':
      return { path: `/${name}`, headers: {}, body: JSON.stringify(variables) };
    case 'POSTGRAPHILE': {
      if (name === 'W4') throw new Error('PostGraphile has no preflight');
      const { query: own, ...words } = POSTGRAPHILE_WORDS[name];
      return {
        path: '/graphql',
        ...words,
        body: JSON.stringify({ query: own, variables: inDays(variables) }),
      };
    }
  }
}

/** Its usage is asked for by days. */
function inDays(variables: Variables): Variables {
  const midnight = /T00:00:00\.000Z$/;
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, String(value).replace(midnight, '')]),
  );
}

/** As it goes over the wire. */
export function toRequest({ path, body, headers: own, authorize }: Question): string {
  const headers = {
    ...authorize(),
    ...own,
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
