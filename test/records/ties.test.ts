// Which accounts exist for whom, and whether the tie is in force.
import { findAccounts, pageAccounts, type FoundAccount } from '../../src/records/stores/account-store.js';
import type { CompanyTieKind, Tie } from '../../src/records/ties.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { GONE, insertSamples, MISSING, MOON, NEW, NOON, SUN } from './sample-records.js';

const NAMES: Readonly<Record<string, string>> = {
  [SUN]: 'SUN',
  [MOON]: 'MOON',
  [NEW]: 'NEW',
  [GONE]: 'GONE',
};
const ALL = [SUN, MOON, NEW, GONE];

const company = (kind: CompanyTieKind, companyId: string): Tie => ({ kind, companyId });
const person = (kind: 'CUSTOMER' | 'DELEGATE', subject: string, issuer = 'embedded'): Tie => ({
  kind,
  issuer,
  subject,
});

/** Account and why the tie is not in force; null when it is. */
type Ties = Readonly<Record<string, FoundAccount['tieReason']>>;

const CASES: readonly (readonly [says: string, tie: Tie, ties: Ties])[] = [
  ['a customer is tied to what it owns', person('CUSTOMER', 'owner'), { SUN: null }],
  [
    'the same subject of another issuer owns nothing',
    person('CUSTOMER', 'owner', 'https://other.example'),
    {},
  ],
  ['a customer is not tied by a designation', person('CUSTOMER', 'delegate'), {}],
  [
    'a delegate is tied by designations, revoked and oral ones included, but not in force',
    person('DELEGATE', 'delegate'),
    { SUN: null, MOON: 'GRANT_REVOKED', GONE: 'DELEGATION_NOT_WRITTEN' },
  ],
  ['an owner is no delegate', person('DELEGATE', 'owner'), {}],
  ['staff are tied to every account', { kind: 'STAFF' }, { SUN: null, MOON: null, NEW: null, GONE: null }],
  [
    'an affiliate is tied by past, present and future relationships of its own',
    company('AFFILIATE', 'affiliate'),
    { SUN: null, MOON: 'RELATIONSHIP_ENDED', GONE: 'RELATIONSHIP_NOT_YET' },
  ],
  ['an affiliate without a row is tied to nothing', company('AFFILIATE', 'another'), {}],
  ['an agent is tied by assignment, not by a service relationship', company('AGENT', 'agent'), { SUN: null }],
  [
    'a joint venture is tied by an approval in force, not by a revoked one or an objection',
    company('JOINT_VENTURE', 'venture'),
    { SUN: null },
  ],
  [
    'a third party is tied by a designation, an ended one included',
    company('THIRD_PARTY', 'stranger'),
    { MOON: 'GRANT_REVOKED' },
  ],
  ['a carrier is tied by a designation alone', company('CARRIER', 'carrier'), { SUN: null }],
  ['a carrier is not tied by a relationship', company('CARRIER', 'affiliate'), {}],
  [
    'public safety is tied by an open emergency call of its own',
    company('PUBLIC_SAFETY', 'psap'),
    { SUN: null },
  ],
  ['another agency is not tied by that call', company('PUBLIC_SAFETY', 'agency'), {}],
  [
    'government is tied by its request that two persons reviewed and that has not expired',
    company('GOVERNMENT', 'agency'),
    { SUN: null },
  ],
  ['an unknown caller is tied to nothing', { kind: 'NONE' }, {}],
];

function tiesOf(accounts: readonly FoundAccount[]): Ties {
  return Object.fromEntries(accounts.map(({ id, tieReason }) => [NAMES[id] ?? id, tieReason]));
}

describe.each(DATABASES)('on %s', (kind) => {
  const statements: string[] = [];
  const held = useDatabase(kind, { seeded: false, onStatement: (sql) => statements.push(sql) });
  beforeAll(() => insertSamples(held.database));

  test.each(CASES)('%s', async (_, tie, ties) => {
    const found = await findAccounts(held.database, { by: { ids: [...ALL, MISSING] }, tie, at: NOON });
    expect(tiesOf(found)).toEqual(ties);
    const page = await pageAccounts(held.database, { first: 10, tie, at: NOON });
    expect(page).toEqual({ accounts: found, hasNextPage: false });
  });

  test('a relationship is in force up to the instant of its end, and strictly after its beginning', async () => {
    const at = async (instant: number) =>
      tiesOf(
        await findAccounts(held.database, {
          by: { ids: ALL },
          tie: company('AFFILIATE', 'affiliate'),
          at: instant,
        }),
      );
    const DAY_BEFORE = NOON - 24 * 60 * 60 * 1000;
    expect(await at(DAY_BEFORE - 1)).toMatchObject({ MOON: null });
    expect(await at(DAY_BEFORE)).toMatchObject({ MOON: 'RELATIONSHIP_ENDED' });
    expect(await at(NOON + 1)).toMatchObject({ GONE: null });
  });

  test('status and since are read only while the tie is in force', async () => {
    const tie = company('AFFILIATE', 'affiliate');
    const found = await findAccounts(held.database, {
      by: { numbers: ['ACCT-SUN', 'ACCT-MOON'] },
      tie,
      at: NOON,
    });
    expect(found).toMatchObject([
      { number: 'ACCT-SUN', tieInForce: true, status: 'ACTIVE', since: expect.any(Date) as unknown },
      { number: 'ACCT-MOON', tieInForce: false, status: null, since: null },
    ]);
  });

  test('a missing and an unrelated account are the same statement and the same answer', async () => {
    const ask = async (by: { ids: string[] } | { numbers: string[] }) => {
      statements.length = 0;
      const found = await findAccounts(held.database, { by, tie: person('CUSTOMER', 'owner'), at: NOON });
      return { found, statements: [...statements] };
    };
    const unrelated = await ask({ ids: [MOON] });
    expect(unrelated.statements).toHaveLength(1);
    expect(unrelated.found).toEqual([]);
    expect(await ask({ ids: [MISSING] })).toEqual(unrelated);
    expect(await ask({ numbers: ['ACCT-NONE'] })).toEqual(await ask({ numbers: ['ACCT-MOON'] }));
  });

  test('a grant that lists accounts narrows the tie, and an empty list leaves nothing', async () => {
    const tied = { tie: { kind: 'STAFF' }, at: NOON } as const;
    const narrowed = await pageAccounts(held.database, {
      ...tied,
      first: 10,
      accountNumbers: ['ACCT-MOON', 'ACCT-NONE'],
    });
    expect(narrowed.accounts.map(({ id }) => id)).toEqual([MOON]);
    expect(
      await findAccounts(held.database, { ...tied, by: { ids: [SUN] }, accountNumbers: ['ACCT-MOON'] }),
    ).toEqual([]);
    expect((await pageAccounts(held.database, { ...tied, first: 10, accountNumbers: [] })).accounts).toEqual(
      [],
    );
  });

  test('pages of accounts hold every tie once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let more = true; more;) {
      const page = await pageAccounts(held.database, {
        first: 1,
        after,
        tie: company('AFFILIATE', 'affiliate'),
        at: NOON,
      });
      seen.push(...page.accounts.map(({ id }) => id));
      after = seen.at(-1);
      more = page.hasNextPage;
    }
    expect(seen).toEqual([SUN, MOON, GONE]);
  });
});
