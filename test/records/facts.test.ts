// Facts and references reach the decision as it takes them, whole and as of the instant asked.
import { readFacts } from '../../src/records/stores/facts-store.js';
import { readReference } from '../../src/records/stores/reference-store.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { DAY, GONE, id, insertSamples, MISSING, MOON, NEW, NOON, SUN } from './sample-records.js';

const at = NOON;
const issuer = 'embedded';

describe.each(DATABASES)('on %s', (kind) => {
  const statements: string[] = [];
  const held = useDatabase(kind, { seeded: false, onStatement: (sql) => statements.push(sql) });
  beforeAll(() => insertSamples(held.database));

  test('the facts of all accounts come in one statement; a missing account is absent', async () => {
    statements.length = 0;
    const facts = await readFacts(held.database, { accountIds: [SUN, MOON, NEW, GONE, MISSING], at });
    expect(statements).toHaveLength(1);
    expect(new Set(facts.keys())).toEqual(new Set([SUN, MOON, NEW, GONE]));
  });

  test('every fact of an account, in whole milliseconds, without keys that have no value', async () => {
    const facts = await readFacts(held.database, {
      accountIds: [SUN],
      at,
      subject: { issuer, subject: 'owner' },
    });
    expect(facts.get(SUN)).toEqual({
      number: 'ACCT-SUN',
      account: {
        id: SUN,
        status: 'ACTIVE',
        services: [
          { category: 'LOCAL', from: NOON - 300 * DAY },
          { category: 'WIRELESS', from: NOON - 300 * DAY, to: NOON - DAY },
        ],
        business: { dedicatedRepresentative: true, contractCoversCpni: false },
      },
      party: true,
      relationships: [
        { companyId: 'affiliate', kind: 'SERVICE', from: NOON - 100 * DAY },
        { companyId: 'agent', kind: 'ASSIGNMENT', from: NOON - 100 * DAY },
      ],
      approvals: [
        {
          kind: 'OPT_IN',
          scope: 'MARKETING',
          companyId: 'venture',
          categories: ['TYPE'],
          at: NOON - 50 * DAY,
        },
      ],
      notices: [
        {
          sentAt: NOON - 40 * DAY,
          channel: 'MAIL',
          bounced: false,
          namesCompanies: ['affiliate', 'venture'],
        },
        { sentAt: NOON - 20 * DAY, channel: 'ELECTRONIC', bounced: true, namesCompanies: [] },
      ],
      delegation: null,
      ids: [
        `service ${id(21)}`,
        `service ${id(22)}`,
        `relationship ${id(401)}`,
        `relationship ${id(404)}`,
        `approval ${id(411)}`,
        `notice ${id(421)}`,
        `notice ${id(422)}`,
      ],
    });
  });

  test('a residential account has no business facts, and nobody is party to what is another’s', async () => {
    const facts = await readFacts(held.database, {
      accountIds: [MOON],
      at,
      subject: { issuer, subject: 'owner' },
    });
    expect(facts.get(MOON)?.account.business).toBeUndefined();
    expect(facts.get(MOON)?.party).toBe(false);
    const other = await readFacts(held.database, {
      accountIds: [SUN],
      at,
      subject: { issuer: 'other', subject: 'owner' },
    });
    expect(other.get(SUN)?.party).toBe(false);
  });

  test('the designation is the one in force that names the caller, else the latest', async () => {
    const ask = async (accountId: string, caller: object) =>
      (await readFacts(held.database, { accountIds: [accountId], at, ...caller })).get(accountId);
    const delegate = { subject: { issuer, subject: 'delegate' } };
    expect((await ask(SUN, delegate))?.delegation).toEqual({
      to: 'delegate',
      form: 'WRITTEN',
      categories: ['BILLING'],
      from: NOON - 30 * DAY,
    });
    expect((await ask(SUN, delegate))?.ids).toContain(`delegation ${id(431)}`);
    expect((await ask(MOON, delegate))?.delegation).toMatchObject({ revokedAt: NOON - DAY });
    expect((await ask(MOON, { companyId: 'stranger' }))?.delegation).toMatchObject({
      to: 'stranger',
      until: NOON,
    });
    expect((await ask(SUN, { subject: { issuer: 'other', subject: 'delegate' } }))?.delegation).toBeNull();
    expect((await ask(SUN, { companyId: 'affiliate', ...delegate }))?.delegation).toBeNull();
  });

  test('a bounce counts from its instant on', async () => {
    const before = await readFacts(held.database, { accountIds: [SUN], at: NOON - 19 * DAY - 1 });
    expect(before.get(SUN)?.notices.map(({ bounced }) => bounced)).toEqual([false, false]);
  });

  test('a relationship that nobody confirmed is no fact', async () => {
    const facts = await readFacts(held.database, { accountIds: [NEW], at });
    expect(facts.get(NEW)).toMatchObject({ relationships: [], ids: [] });
  });

  /** By a node whose clock is a second ahead of the reader's. */
  const AHEAD = NOON + 1000;

  const AT_ONCE: [says: string, change: string, told: object][] = [
    [
      'a revoked approval',
      'UPDATE approvals SET revoked_at = $2 WHERE account_id = $1',
      { approvals: [{ revokedAt: NOON }] },
    ],
    [
      'an objection',
      `INSERT INTO approvals (account_id, approval_id, kind, scope, form, at)
       VALUES ($1, '${id(499)}', 'OPT_OUT', 'MARKETING', 'ORAL', $2)`,
      { approvals: [{ kind: 'OPT_IN' }, { kind: 'OPT_OUT', at: NOON }] },
    ],
    [
      'an ended relationship',
      'UPDATE service_relationships SET to_at = $2, ended_at = $2 WHERE account_id = $1',
      { relationships: [{ to: NOON }, { to: NOON }] },
    ],
    [
      'a revoked designation',
      'UPDATE delegations SET revoked_at = $2 WHERE account_id = $1',
      { delegation: { revokedAt: NOON } },
    ],
  ];

  test.each(AT_ONCE)(
    '%s holds once it is seen, though the clock of who wrote it be ahead',
    async (_, sql, told) => {
      const undone = new Error('undone');
      const reading = held.database.transaction(async (inside) => {
        await inside.query(sql, [SUN, new Date(AHEAD).toISOString()]);
        const subject = { issuer, subject: 'delegate' };
        expect((await readFacts(inside, { accountIds: [SUN], at, subject })).get(SUN)).toMatchObject(told);
        throw undone;
      });
      await expect(reading).rejects.toBe(undone);
    },
  );

  test('an end that was said to come later comes later', async () => {
    const undone = new Error('undone');
    const reading = held.database.transaction(async (inside) => {
      const said = [SUN, new Date(NOON - 1).toISOString(), new Date(AHEAD).toISOString()];
      await inside.query(
        'UPDATE service_relationships SET to_at = $3, ended_at = $2 WHERE account_id = $1',
        said,
      );
      const facts = await readFacts(inside, { accountIds: [SUN], at });
      expect(facts.get(SUN)).toMatchObject({ relationships: [{ to: AHEAD }, { to: AHEAD }] });
      throw undone;
    });
    await expect(reading).rejects.toBe(undone);
  });

  test.each([
    [
      'CAMPAIGN-A',
      {
        kind: 'CAMPAIGN',
        companyIds: ['affiliate'],
        open: true,
        offering: 'LOCAL',
        approvedBySupervisor: true,
      },
    ],
    [
      'CALL-A',
      {
        kind: 'CALL',
        accountId: SUN,
        companyIds: [],
        handledBy: 'support',
        open: false,
        endedAt: NOON - DAY,
        customerConsented: true,
      },
    ],
    [
      'EMERGENCY-A',
      {
        kind: 'EMERGENCY_CALL',
        accountId: SUN,
        companyIds: ['psap'],
        open: true,
        callingNumber: '+12065550111',
        callId: id(105),
      },
    ],
    [
      'LEGAL-A',
      {
        kind: 'LEGAL_REQUEST',
        companyIds: ['agency'],
        open: true,
        instrument: 'SUBPOENA',
        categories: ['BILLING'],
        accounts: [SUN],
        from: NOON - 90 * DAY,
        to: NOON - DAY,
        enteredAt: NOON - 2 * DAY,
        expiresAt: NOON + 10 * DAY,
        reviewedBy: ['embedded legal', 'embedded legal-two'],
        nondisclosure: true,
      },
    ],
  ])('the reference %s', async (code, expected) => {
    const found = await readReference(held.database, { code, at, issuer });
    expect(found?.reference).toEqual({ id: code, ...expected });
  });

  test('one person who entered and reviewed a request is one person', async () => {
    const found = await readReference(held.database, { code: 'LEGAL-B', at, issuer });
    expect(found?.reference.reviewedBy).toEqual(['embedded legal']);
  });

  test('opening, approval and review of a reference count from their instants on, its end from when it is written', async () => {
    const ask = async (code: string, instant: number) =>
      (await readReference(held.database, { code, at: instant, issuer }))?.reference;
    expect(await ask('CAMPAIGN-A', NOON - DAY - 1)).toMatchObject({ approvedBySupervisor: false });
    expect(await ask('LEGAL-A', NOON - DAY - 1)).toMatchObject({ reviewedBy: ['embedded legal'] });
    expect(await ask('CALL-A', NOON - DAY - 1)).toMatchObject({ open: false });
    expect(await ask('CAMPAIGN-A', NOON - 2 * DAY)).toMatchObject({ open: true });
    expect(await ask('CAMPAIGN-A', NOON - 2 * DAY - 1)).toMatchObject({ open: false });
    expect(await ask('CALL-A', NOON - 2 * DAY - 1)).toMatchObject({ open: false });
  });

  test('a handler of another issuer is not named, and an unknown code is nothing', async () => {
    const other = await readReference(held.database, { code: 'CALL-A', at, issuer: 'other' });
    expect(other?.reference.handledBy).toBeUndefined();
    expect(other?.customerAuthentication).toEqual({ method: 'PASSWORD', channel: 'TELEPHONE' });
    expect(await readReference(held.database, { code: 'NONE', at, issuer })).toBeNull();
  });
});
