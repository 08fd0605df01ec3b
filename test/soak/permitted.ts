// What owners, partners and staff ask for, and are given.
import { usagePeriod } from '../../bench/works.js';
import type { Expected } from './judge.js';
import { bodyOf, post, type Given, type Group, type Kind } from './kinds.js';
import { OWNERS, PARTNERS, STAFF, type Read } from './reads.js';

export const PERMITTED: readonly Kind[] = [
  ...OWNERS.map((read) => ({
    ...titled('owner', read),
    async turn({ credentials, random, owners, period }: Given) {
      const { number, owner } = random.pick(owners);
      const sent = post(
        await credentials.person('owner', { sub: owner }),
        bodyOf(read.query, { number, ...period }),
      );
      return [asking({ ...read, account: number, caller: 'owner' }, sent)];
    },
  })),
  ...PARTNERS.map((read) => ({
    ...titled('partner', read),
    async turn({ credentials, period }: Given) {
      const body = bodyOf(read.query, { number: read.account, ...period });
      return [asking(read, post(await credentials.company(read.caller, read.scoped, body), body))];
    },
  })),
  ...STAFF.map((read) => ({
    ...titled('staff', read),
    async turn({ credentials }: Given) {
      const body = bodyOf(read.query, { number: read.account });
      return [asking(read, post(await credentials.person(read.caller), body))];
    },
  })),
];

/** The twelve months that usage is asked for. */
export const periodOf = usagePeriod;

function titled(group: Group, { name }: Pick<Read, 'name'>) {
  return { group, name: `${group}: ${name}` };
}

function asking(read: Read, sent: ReturnType<typeof post>) {
  const steady = read.grows === true ? null : `${read.name} of ${read.account}`;
  return { sent, expected: expectedOf(read), steady };
}

function expectedOf({
  account: number,
  cpni = [],
  reads = [],
  withheld = [],
  codes = [],
  tables = [],
}: Read): Expected {
  const guarded = cpni.map((field) => [`accountByNumber.cpni.${field}`, `Cpni.${field}`] as const);
  return {
    status: 200,
    codes,
    reads: [...reads, ...guarded.map(([path]) => path)],
    withheld,
    mayHold: { account: number, tables },
    guarded,
  };
}
