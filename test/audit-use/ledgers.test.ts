// Who sees which disclosures: the customer its own, the auditor all by filter, and neither more by asking otherwise.
import type { Purpose } from '../../src/policy/purposes.js';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { useApi } from '../support/api.js';
import { askEverything } from './traffic.js';

const api = useApi();
beforeAll(() => askEverything(api), 120_000);

interface Disclosure {
  readonly id: string;
  readonly at: Date;
  readonly company: { readonly id: string } | null;
  readonly purpose: Purpose | null;
  readonly ground: string;
}

interface Connection {
  readonly nodes: readonly Disclosure[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const FIELDS = '{ nodes { id at company { id } purpose ground } pageInfo { hasNextPage endCursor } }';

async function asAuditor(args: string): Promise<Connection> {
  const { data, errors } = await api.ask('auditor', `{ disclosures(${args}) ${FIELDS} }`);
  expect(errors).toEqual([]);
  return (data as never as { disclosures: Connection }).disclosures;
}

async function asOwner(args = 'first: 100', number = 'ACCT-0001'): Promise<Connection> {
  const { data, errors } = await api.ask(
    'owner',
    `{ accountByNumber(number: "${number}") { disclosures(${args}) ${FIELDS} } }`,
  );
  expect(errors).toEqual([]);
  return (data as never as { accountByNumber: { disclosures: Connection } }).accountByNumber.disclosures;
}

async function idOf(number: string): Promise<string> {
  const { data } = await api.ask('support', `{ accountByNumber(number: "${number}") { id } }`);
  return (data as never as { accountByNumber: { id: string } }).accountByNumber.id;
}

describe('the customer’s ledger', () => {
  test('says in words who read what for what, on which ground', async () => {
    const { nodes } = await asOwner();
    const offer = nodes.find(({ company }) => company?.id === 'affiliate-active');
    expect(offer?.ground).toMatch(
      /^An affiliate of the carrier \(.+\) read what kind of service, .* for offering service of a category .*: the customer already has a service relationship with this affiliate \(.*64\.2005\(a\)\(1\)\)\.$/,
    );
    expect(nodes.find(({ purpose }) => purpose === 'SELF_ACCESS')?.ground).toMatch(/^A customer read /);
    expect(nodes.find(({ purpose }) => purpose === 'SERVICE_SUPPORTING')?.ground).toMatch(
      /^The carrier's staff of the network operations centre read /,
    );
  });

  test('is newest first, and its pages hold each disclosure once', async () => {
    const all = await asOwner();
    const instants = all.nodes.map(({ at }) => new Date(at).getTime());
    expect(instants).toEqual([...instants].sort((a, b) => b - a));
    const known = new Set(all.nodes.map(({ id }) => id));
    const seen: string[] = [];
    let after = '';
    for (let pages = 0; pages < 50; pages++) {
      const { nodes, pageInfo } = await asOwner(`first: 3${after}`);
      seen.push(...nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor ?? ''}"`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect([...known].filter((id) => !seen.includes(id))).toEqual([]);
  });
});

describe('what a nondisclosure order covers', () => {
  const ofOwner = async (number: string): Promise<readonly string[]> => {
    await api.database.query(
      `INSERT INTO account_owners SELECT n.account_id, o.issuer, o.subject FROM account_numbers n,
         (SELECT issuer, subject FROM account_owners JOIN account_numbers USING (account_id) WHERE number = 'ACCT-0001' LIMIT 1) o
       WHERE n.number = $1 ON CONFLICT DO NOTHING`,
      [number],
    );
    const { nodes, pageInfo } = await asOwner('first: 100', number);
    expect(pageInfo.hasNextPage).toBe(false);
    return nodes.map(({ purpose }) => purpose ?? 'none');
  };

  test('is in no page and behind no cursor of the owner, while the auditor finds it', async () => {
    expect(await ofOwner('ACCT-0010')).not.toContain('LEGAL_PROCESS');
    const { pageInfo } = await asOwner('first: 1', 'ACCT-0010');
    const next =
      pageInfo.endCursor === null
        ? null
        : await asOwner(`first: 1, after: "${pageInfo.endCursor}"`, 'ACCT-0010');
    expect(next?.nodes.map(({ purpose }) => purpose) ?? []).not.toContain('LEGAL_PROCESS');
    const found = await asAuditor(`first: 10, account: "${await idOf('ACCT-0010')}", purpose: LEGAL_PROCESS`);
    expect(found.nodes.length).toBeGreaterThan(0);
  });

  test('stays left out when the order has ended, until the carrier shows it', async () => {
    await api.database.query(
      `UPDATE case_references SET nondisclosure_until = now() - interval '1 second' WHERE code = 'LEGAL-0001'`,
    );
    expect(await ofOwner('ACCT-0010')).not.toContain('LEGAL_PROCESS');
  });
});

describe('the auditor’s list', () => {
  const every = async () => (await asAuditor('first: 100')).nodes;

  test('by company', async () => {
    const { nodes } = await asAuditor('first: 100, company: "affiliate-active"');
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.every(({ company }) => company?.id === 'affiliate-active')).toBe(true);
    expect(nodes).toHaveLength(
      (await every()).filter(({ company }) => company?.id === 'affiliate-active').length,
    );
  });

  test('by purpose', async () => {
    const { nodes } = await asAuditor('first: 100, purpose: BILLING_COLLECTION');
    expect(nodes.length).toBeGreaterThan(1);
    expect(new Set(nodes.map(({ purpose }) => purpose))).toEqual(new Set(['BILLING_COLLECTION']));
  });

  test('by account', async () => {
    const { nodes } = await asAuditor(`first: 100, account: "${await idOf('ACCT-0004')}"`);
    const all = await asAuditor('first: 100');
    expect(nodes.length).toBeLessThan(all.nodes.length);
    expect(nodes.every(({ id }) => all.nodes.some((one) => one.id === id))).toBe(true);
  });

  test('by period, its end not included', async () => {
    const { nodes } = await asAuditor('first: 100');
    const at = new Date(nodes.at(-1)?.at ?? 0);
    const until = await asAuditor(`first: 100, to: "${at.toISOString()}"`);
    expect(until.nodes.every((one) => new Date(one.at) < at)).toBe(true);
    const since = await asAuditor(`first: 100, from: "${at.toISOString()}"`);
    expect(since.nodes.length + until.nodes.length).toBeGreaterThanOrEqual(nodes.length);
    expect(since.nodes.every((one) => new Date(one.at) >= at)).toBe(true);
  });

  test.each(['CAMPAIGN_RECORD', 'THIRD_PARTY_RECORD'])('by obligation %s', async (obligation) => {
    const { nodes } = await asAuditor(`first: 100, obligation: ${obligation}`);
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.length).toBeLessThan((await every()).length);
    for (const { id } of nodes) {
      const { data } = await api.ask('auditor', `{ decision(id: "${id}") { obligations } }`);
      expect((data as never as { decision: { obligations: string[] } }).decision.obligations).toContain(
        obligation,
      );
    }
  });

  test('by several at once, each narrowing further', async () => {
    const { nodes } = await asAuditor('first: 100, company: "psap", purpose: MARKETING_SAME_CATEGORY');
    expect(nodes).toEqual([]);
  });

  test('an account that is none is refused, not left out of the filter', async () => {
    const { errors } = await api.ask(
      'auditor',
      '{ disclosures(first: 1, account: "abcd") { nodes { id } } }',
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'account' });
  });

  test.each<DemoCallerName>(['owner', 'support', 'affiliate-active', 'supervisor'])(
    'is not for %s',
    async (caller) => {
      const { data, errors } = await api.ask(caller, '{ disclosures(first: 1) { nodes { id } } }');
      expect((data as { disclosures?: unknown } | null | undefined)?.disclosures ?? null).toBeNull();
      expect(errors.length).toBeGreaterThan(0);
    },
  );
});

describe('what a decision rested on', () => {
  const OFFER =
    '{ accountByNumber(number: "ACCT-0001") { cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") { services { type } } } }';

  async function decisionFor(caller: DemoCallerName) {
    await api.ask('affiliate-active', OFFER);
    const [entry] = await api.entries();
    const id = Buffer.from(`Decision:${entry?.accountId ?? ''}:${entry?.entryId ?? ''}`).toString(
      'base64url',
    );
    const { data, errors } = await api.ask(
      caller,
      `{ decision(id: "${id}") { outcome replayed facts { name says } } }`,
    );
    const { decision } = data as never as {
      decision: { replayed: boolean | null; facts: { name: string; says: string }[] | null };
    };
    return { ...decision, errors };
  }

  test('the auditor sees all of it, and that the same is decided again', async () => {
    const { facts, replayed, errors } = await decisionFor('auditor');
    expect(errors).toEqual([]);
    expect(replayed).toBe(true);
    expect(facts?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['grant', 'reference', 'service', 'relationship']),
    );
  });

  test('the owner sees what speaks of the account, and neither the token nor the carrier’s papers', async () => {
    const { facts, replayed, errors } = await decisionFor('owner');
    expect(errors).toEqual([]);
    expect(replayed).toBe(true);
    const names = facts?.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['caller', 'account', 'service', 'relationship']));
    expect(names).not.toContain('grant');
    expect(names).not.toContain('reference');
  });

  test.each<DemoCallerName>(['affiliate-active'])(
    'a company that asked is refused the facts',
    async (caller) => {
      const { facts, replayed, errors } = await decisionFor(caller);
      expect([facts, replayed]).toEqual([null, null]);
      expect(errors.map(({ extensions }) => [extensions?.['code'], extensions?.['coordinate']])).toEqual([
        ['RECORD_RESTRICTED', 'Decision.facts'],
        ['RECORD_RESTRICTED', 'Decision.replayed'],
      ]);
    },
  );

  test('an owner with a weak login sees no decision’s facts', async () => {
    const { facts, errors } = await decisionFor('owner-biographical');
    expect(facts).toBeNull();
    expect(errors[0]?.extensions).toMatchObject({ reason: 'AUTHN_BIOGRAPHICAL_ONLY' });
  });

  test('reading the facts is itself recorded', async () => {
    await decisionFor('auditor');
    expect(await api.entries()).toMatchObject([
      {
        kind: 'READ',
        dataClass: 'RECORD',
        coordinates: ['Decision.replayed', 'Decision.facts'],
        decision: { reason: 'OK_AUDIT' },
      },
    ]);
  });
});
