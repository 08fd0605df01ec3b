// Stores answer what was recorded, for every account asked and no other, in the values of the API.
import { everything } from '../../src/records/select.js';
import { readAccountNames } from '../../src/records/stores/account-name-store.js';
import { readApprovals } from '../../src/records/stores/approval-store.js';
import { readBalances } from '../../src/records/stores/balance-store.js';
import {
  CALL_RECORD_PROPERTIES,
  readCallLocations,
  readCallRecords,
} from '../../src/records/stores/call-record-store.js';
import { findClient, type ClientQuestion } from '../../src/records/stores/client-store.js';
import { readCompanies } from '../../src/records/stores/company-store.js';
import { CONTACT_PROPERTIES, readContacts } from '../../src/records/stores/contact-store.js';
import { readDelegations } from '../../src/records/stores/delegation-store.js';
import { readDestinations } from '../../src/records/stores/destination-store.js';
import { readEmergencyAddresses } from '../../src/records/stores/emergency-address-store.js';
import { readInvoiceCallLines } from '../../src/records/stores/invoice-line-store.js';
import { countInvoices, readInvoices } from '../../src/records/stores/invoice-store.js';
import { readMessageRecords } from '../../src/records/stores/message-record-store.js';
import { readNotices } from '../../src/records/stores/notice-store.js';
import { countNumbers, NUMBER_PROPERTIES, readNumbers } from '../../src/records/stores/number-store.js';
import { readPolicyInForce, readPolicyVersion } from '../../src/records/stores/policy-version-store.js';
import { QUANTITY_PROPERTIES, readQuantities } from '../../src/records/stores/quantity-store.js';
import { readRelationships } from '../../src/records/stores/relationship-store.js';
import { readServices, SERVICE_PROPERTIES } from '../../src/records/stores/service-store.js';
import { readUsage } from '../../src/records/stores/usage-store.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { call, DAY, GONE, id, insert, insertSamples, MOON, NOON, on, SUN } from './sample-records.js';

const accountIds = [MOON, SUN, SUN];
const first = 10;
const at = NOON;

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  beforeAll(() => insertSamples(held.database));

  test('services with their instants as dates; an account without any has an empty list', async () => {
    const services = await readServices(held.database, {
      accountIds,
      properties: everything(SERVICE_PROPERTIES),
    });
    expect(services.get(MOON)).toEqual([]);
    expect(services.get(SUN)).toEqual([
      {
        id: id(21),
        category: 'LOCAL',
        type: 'SIP_TRUNKING',
        features: ['CNAM'],
        startedAt: new Date(on(-300)),
        endedAt: null,
      },
      {
        id: id(22),
        category: 'WIRELESS',
        type: 'MOBILE',
        features: [],
        startedAt: new Date(on(-300)),
        endedAt: new Date(on(-1)),
      },
    ]);
  });

  test('numbers in service with routes and address whole; a released number is not listed', async () => {
    const pages = await readNumbers(held.database, {
      accountIds,
      first,
      properties: everything(NUMBER_PROPERTIES),
    });
    expect(pages.get(SUN)?.rows.map(({ node }) => node)).toMatchObject([
      {
        number: '+12065550111',
        primaryRoute: { id: id(31), kind: 'HOST', target: 'sip.sun.example', label: 'main', priority: 1 },
        failoverRoute: null,
        emergencyAddress: { callerName: 'Sol Sun', lines: ['1 Main St'], validatedAt: new Date(on(-200)) },
      },
      { number: '+12065550112', primaryRoute: null, emergencyAddress: null },
    ]);
    expect(await countNumbers(held.database, { accountIds })).toEqual(
      new Map([
        [MOON, 0],
        [SUN, 2],
      ]),
    );
  });

  test('quantities count what is current', async () => {
    const properties = everything(QUANTITY_PROPERTIES);
    const quantities = await readQuantities(held.database, { accountIds, properties, at });
    expect(quantities.get(SUN)).toEqual({ services: 1, numbers: 2, trunks: 1, channels: 24 });
    expect(quantities.get(MOON)).toEqual({ services: 0, numbers: 0, trunks: 0, channels: 0 });
    const before = await readQuantities(held.database, {
      accountIds,
      properties: { services: true },
      at: NOON - DAY - 1,
    });
    expect(before.get(SUN)).toEqual({ services: 2 });
  });

  test('call records newest first, with charge and place as objects or null', async () => {
    const pages = await readCallRecords(held.database, {
      accountIds,
      first,
      properties: everything(CALL_RECORD_PROPERTIES),
    });
    const nodes = pages.get(SUN)?.rows.map(({ node }) => node) ?? [];
    expect(nodes.map(({ id: callId }) => callId)).toEqual([2, 1, 3, 4, 5, 2000].map((age) => id(100 + age)));
    expect(nodes[4]).toMatchObject({
      charge: { amount: '0.0125', currency: 'USD' },
      location: { callId: id(105), place: 'Tower 5', latitude: 47.6, longitude: -122.3 },
    });
    expect(nodes[0]).toMatchObject({
      charge: null,
      location: null,
      from: '+12065550111',
      direction: 'INBOUND',
    });
    expect(pages.get(MOON)?.rows).toHaveLength(1);
  });

  test.each([
    ['all', {}, [2, 1, 3, 4, 5, 2000]],
    ['from an instant on', { from: NOON - 3 * 3_600_000 }, [2, 1, 3]],
    ['before an instant', { to: NOON - 3 * 3_600_000 }, [4, 5, 2000]],
    ['of one direction', { direction: 'INBOUND' as const }, [2, 4, 2000]],
    ['clipped to a period', { clip: { from: NOON - 5 * 3_600_000, to: NOON - 3 * 3_600_000 } }, [4, 5]],
    ['asked wider than the clip', { from: 0, to: NOON, clip: { from: NOON - 4 * 3_600_000 } }, [2, 1, 3, 4]],
    ['clipped to one call', { clip: { callIds: [id(105)] } }, [5]],
    ['clipped to no call', { clip: { callIds: [] } }, []],
    ['clipped to a number called', { clip: { number: '+14255550003' } }, [3]],
  ])('call records %s', async (_, narrowing, ages) => {
    const pages = await readCallRecords(held.database, {
      accountIds: [SUN],
      first,
      properties: { id: true },
      ...narrowing,
    });
    expect(pages.get(SUN)?.rows.map(({ node }) => node['id'])).toEqual(ages.map((age) => id(100 + age)));
  });

  test('pages hold every call once, whatever is added before them and however close the instants', async () => {
    const seen: unknown[] = [];
    const after = new Map<string, readonly string[]>();
    for (let more = true; more;) {
      const page = (
        await readCallRecords(held.database, { accountIds: [SUN], first: 1, after, properties: { id: true } })
      ).get(SUN);
      for (const { key, node } of page?.rows ?? []) {
        seen.push(node['id']);
        after.set(SUN, key);
      }
      if (seen.length === 1) {
        await insert(held.database, 'call_records', {
          ...call(SUN, 30),
          started_at: new Date(NOON).toISOString(),
          call_id: id(999),
        });
      }
      more = page?.hasNextPage ?? false;
    }
    expect(seen).toEqual([2, 1, 3, 4, 5, 2000].map((age) => id(100 + age)));
    await held.database.query('DELETE FROM call_records WHERE call_id = $1', [id(999)]);
  });

  test('each account goes on from its own key', async () => {
    const ask = (after?: ReadonlyMap<string, readonly string[]>) =>
      readCallRecords(held.database, { accountIds: [SUN, MOON], first: 1, after, properties: { id: true } });
    const one = await ask();
    expect([one.get(SUN)?.hasNextPage, one.get(MOON)?.hasNextPage]).toEqual([true, false]);
    const key = one.get(SUN)?.rows[0]?.key ?? [];
    const two = await ask(new Map([[SUN, key]]));
    expect(two.get(SUN)?.rows[0]?.node).toEqual({ id: id(101) });
    expect(two.get(MOON)?.rows).toEqual(one.get(MOON)?.rows);
  });

  test('call locations are those of calls whose place is known', async () => {
    const pages = await readCallLocations(held.database, { accountIds, first, properties: { place: true } });
    expect(pages.get(SUN)?.rows.map(({ node }) => node)).toEqual([{ place: 'Tower 5' }]);
  });

  test('message records, of which a clip to calls leaves none', async () => {
    const ask = (clip: object) =>
      readMessageRecords(held.database, { accountIds: [SUN], first, properties: { segments: true }, clip });
    expect((await ask({})).get(SUN)?.rows.map(({ node }) => node)).toEqual([{ segments: 2 }]);
    expect((await ask({ callIds: [id(105)] })).get(SUN)?.rows).toEqual([]);
  });

  describe('totals of days', () => {
    const february = Date.parse('2026-02-01T00:00:00Z');
    const march = Date.parse('2026-03-01T00:00:00Z');
    const april = Date.parse('2026-04-01T00:00:00Z');
    const usage = async (request: object) =>
      (
        await readUsage(held.database, {
          accountIds: [SUN],
          properties: { from: true, to: true, calls: true, minutes: true },
          from: february,
          to: april,
          by: 'MONTH',
          ...request,
        })
      ).get(SUN);

    test('are summed by month of UTC', async () => {
      expect(await usage({})).toEqual([
        { from: new Date(february), to: new Date(march), calls: 4, minutes: '3' },
        { from: new Date(march), to: new Date(april), calls: 4, minutes: '3' },
      ]);
    });

    test('say the days that they count when the period cuts a month', async () => {
      expect(await usage({ from: march - DAY, to: march + DAY })).toEqual([
        { from: new Date(march - DAY), to: new Date(march), calls: 2, minutes: '1.5' },
        { from: new Date(march), to: new Date(march + DAY), calls: 2, minutes: '1.5' },
      ]);
    });

    test('count a day that begins in the period', async () => {
      expect(await usage({ by: 'DAY', from: march - 1, to: march + 1 })).toHaveLength(1);
      expect(await usage({ by: 'DAY', from: march + 1, to: march + DAY })).toEqual([]);
    });

    test('show under a clip only days that lie wholly within it', async () => {
      expect(await usage({ by: 'DAY', clip: { from: march - DAY + 1, to: march + 2 * DAY - 1 } })).toEqual([
        expect.objectContaining({ from: new Date(march) }),
      ]);
      expect(await usage({ clip: { number: '+12065550111' } })).toEqual([]);
      expect(await usage({ clip: { callIds: [] } })).toEqual([]);
    });

    test.each([
      [
        'COUNTRY',
        [
          { destination: 'DE', calls: 4 },
          { destination: 'US', calls: 8 },
        ],
      ],
      [
        'PREFIX',
        [
          { destination: '1206', calls: 4 },
          { destination: '1425', calls: 4 },
          { destination: '4930', calls: 4 },
        ],
      ],
    ] as const)('per destination by %s', async (by, totals) => {
      const found = await readDestinations(held.database, {
        accountIds: [SUN],
        properties: { destination: true, calls: true },
        from: march - 2 * DAY,
        to: march,
        by,
      });
      expect(found.get(SUN)).toEqual(totals);
    });
  });

  test('invoices newest first with money to the cent, and their status at the instant', async () => {
    const ask = (instant: number, clip = {}) =>
      readInvoices(held.database, {
        accountIds: [SUN],
        first,
        at: instant,
        clip,
        properties: { number: true, total: true, status: true },
      });
    expect((await ask(NOON)).get(SUN)?.rows.map(({ node }) => node)).toEqual([
      { number: 'I-2', total: { amount: '20.125', currency: 'USD' }, status: 'OVERDUE' },
      { number: 'I-1', total: { amount: '10.50', currency: 'USD' }, status: 'PAID' },
    ]);
    expect((await ask(NOON - 11 * DAY)).get(SUN)?.rows[0]?.node).toMatchObject({ status: 'OPEN' });
    expect((await ask(NOON, { from: NOON - 60 * DAY, to: NOON - 2 * DAY })).get(SUN)?.rows).toHaveLength(1);
    expect((await ask(NOON, { callIds: [id(105)] })).get(SUN)?.rows).toEqual([]);
    expect(await countInvoices(held.database, { accountIds: [SUN, MOON] })).toEqual(
      new Map([
        [SUN, 2],
        [MOON, 0],
      ]),
    );
  });

  test('the calls of an invoice in pages, by invoice', async () => {
    const invoices = [
      { accountId: SUN, invoiceId: id(301) },
      { accountId: MOON, invoiceId: id(301) },
    ];
    const ask = (after?: ReadonlyMap<string, readonly string[]>) =>
      readInvoiceCallLines(held.database, {
        invoices: invoices.slice(0, 1),
        first: 2,
        after,
        properties: { id: true, amount: true },
      });
    const one = (await ask()).get(id(301));
    expect(one?.rows.map(({ node }) => node['id'])).toEqual([id(321), id(322)]);
    const two = (await ask(new Map([[id(301), one?.rows.at(-1)?.key ?? []]]))).get(id(301));
    expect(two?.rows.map(({ node }) => node)).toEqual([
      { id: id(323), amount: { amount: '0.01', currency: 'USD' } },
    ]);
    const others = await readInvoiceCallLines(held.database, {
      invoices: invoices.slice(1),
      first: 2,
      properties: { id: true },
    });
    expect(others.get(id(301))?.rows).toEqual([]);
  });

  test('a balance is what is unpaid, in the currency of the account', async () => {
    expect(await readBalances(held.database, { accountIds })).toEqual(
      new Map([
        [SUN, { amount: '15.125', currency: 'USD' }],
        [MOON, { amount: '0.00', currency: 'EUR' }],
      ]),
    );
  });

  test('contacts and names, an absent address as null', async () => {
    const pages = await readContacts(held.database, {
      accountIds,
      first,
      at: NOON,
      properties: everything(CONTACT_PROPERTIES),
    });
    expect(pages.get(SUN)?.rows.map(({ node }) => node)).toMatchObject([
      {
        role: 'OWNER',
        phone: '+12065550101',
        address: { lines: ['1 Main St'], city: 'Seattle', region: 'WA', postalCode: '98101', country: 'US' },
      },
      { role: 'BILLING', email: null, address: null },
    ]);
    expect(await readAccountNames(held.database, { accountIds: [SUN] })).toEqual(
      new Map([[SUN, 'Sun Works']]),
    );
  });

  test("the customer's records, with the companies that they name", async () => {
    const properties = { company: { id: true } } as const;
    const relationships = await readRelationships(held.database, { accountIds: [SUN], properties, at: NOON });
    expect(relationships.get(SUN)).toEqual([{ company: { id: 'affiliate' } }, { company: { id: 'agent' } }]);
    const own = await readRelationships(held.database, {
      accountIds: [SUN, MOON],
      properties: { id: true },
      companyId: 'agent',
      at: NOON,
    });
    expect(own).toEqual(
      new Map([
        [SUN, [{ id: id(404) }]],
        [MOON, [{ id: id(405) }]],
      ]),
    );
    const approvals = await readApprovals(held.database, {
      accountIds: [SUN],
      properties: { company: true, categories: true },
    });
    expect(approvals.get(SUN)).toEqual([
      {
        company: { id: 'venture', name: 'venture', kind: 'JOINT_VENTURE', communicationsRelated: false },
        categories: ['TYPE'],
      },
    ]);
    const notices = await readNotices(held.database, {
      accountIds: [SUN],
      properties: { bounced: true, companies: { id: true } },
    });
    expect(notices.get(SUN)).toEqual([
      { bounced: false, companies: [{ id: 'affiliate' }, { id: 'venture' }] },
      { bounced: true, companies: [] },
    ]);
    const delegations = await readDelegations(held.database, {
      accountIds: [GONE],
      properties: { to: true, form: true },
    });
    expect(delegations.get(GONE)).toEqual([{ to: 'delegate', form: 'ORAL' }]);
  });

  test('under a clip to a number only that number, its service and its address', async () => {
    const clip = { number: '+12065550111' };
    const services = await readServices(held.database, { accountIds: [SUN], properties: { id: true }, clip });
    expect(services.get(SUN)).toEqual([{ id: id(21) }]);
    const numbers = await readNumbers(held.database, {
      accountIds: [SUN],
      first,
      properties: { number: true },
      clip,
    });
    expect(numbers.get(SUN)?.rows.map(({ node }) => node)).toEqual([{ number: clip.number }]);
    expect(await countNumbers(held.database, { accountIds: [SUN], clip })).toEqual(new Map([[SUN, 1]]));
    const none = { number: '+12065550112' };
    expect(
      (
        await readEmergencyAddresses(held.database, {
          accountIds: [SUN],
          properties: { id: true },
          clip: none,
        })
      ).get(SUN),
    ).toEqual([]);
  });

  test('the policy version in force, or the one named', async () => {
    const properties = { version: true, status: true, successor: true } as const;
    const before = Date.parse('2015-01-01T00:00:00Z');
    expect(await readPolicyVersion(held.database, { at, properties })).toEqual({
      version: '2015-03-30',
      status: 'IN_FORCE',
      successor: null,
    });
    expect(
      await readPolicyVersion(held.database, { version: '2015-03-30', at: before, properties }),
    ).toMatchObject({ status: 'SCHEDULED' });
    expect(
      await readPolicyVersion(held.database, { version: 'none', at, properties: { version: true } }),
    ).toBeNull();
    expect(await readPolicyInForce(held.database, before)).toBeNull();
    expect(await readPolicyInForce(held.database, at)).toEqual({
      version: '2015-03-30',
      legalOverlay: true,
      affiliateSharing: 'EXISTING_RELATIONSHIP',
      approvalUses: 'ENABLED',
    });
  });

  test('companies by id, and a client with the company behind it', async () => {
    expect(
      await readCompanies(held.database, { ids: ['agent', 'none'], properties: { kind: true } }),
    ).toEqual(new Map([['agent', { kind: 'AGENT' }]]));
    await insert(held.database, 'api_clients', {
      issuer: 'embedded',
      client_id: 'c',
      name: 'C',
      caller_kind: 'COMPANY',
      company_id: 'agent',
      purposes: ['BILLING_COLLECTION'],
      requires_dpop: true,
    });
    expect(await findClient(held.database, tokenOf('embedded', 'c'))).toMatchObject({
      callerKind: 'COMPANY',
      categories: null,
      suspended: false,
      company: { id: 'agent', kind: 'AGENT', communicationsRelated: false },
    });
    await held.database.query(`UPDATE companies SET suspended_at = now() WHERE company_id = 'agent'`);
    expect(await findClient(held.database, tokenOf('embedded', 'c'))).toMatchObject({ suspended: true });
    expect(await findClient(held.database, tokenOf('elsewhere', 'c'))).toBeNull();
  });
});

function tokenOf(issuer: string, clientId: string): ClientQuestion {
  return { issuer, clientId, subject: 's', tokenId: 't', grantId: null, issuedAt: 0, proof: null };
}
