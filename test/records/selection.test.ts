// What was not asked for is not read: for every store and every property, the one statement selects that property
// and names no column of the others.
import type { Database } from '../../src/records/database.js';
import type { PropertyTable, Selection } from '../../src/records/select.js';
import { UnknownProperty } from '../../src/records/select.js';
import { APPROVAL_PROPERTIES, readApprovals } from '../../src/records/stores/approval-store.js';
import {
  CALL_LOCATION_PROPERTIES,
  CALL_RECORD_PROPERTIES,
  readCallLocations,
  readCallRecords,
} from '../../src/records/stores/call-record-store.js';
import { CONTACT_PROPERTIES, readContacts } from '../../src/records/stores/contact-store.js';
import { DELEGATION_PROPERTIES, readDelegations } from '../../src/records/stores/delegation-store.js';
import { destinationProperties, readDestinations } from '../../src/records/stores/destination-store.js';
import {
  EMERGENCY_ADDRESS_PROPERTIES,
  readEmergencyAddresses,
} from '../../src/records/stores/emergency-address-store.js';
import {
  INVOICE_CALL_LINE_PROPERTIES,
  readInvoiceCallLines,
} from '../../src/records/stores/invoice-line-store.js';
import { INVOICE_PROPERTIES, readInvoices } from '../../src/records/stores/invoice-store.js';
import { LOCATION_PROPERTIES, readLocations } from '../../src/records/stores/location-store.js';
import {
  MESSAGE_RECORD_PROPERTIES,
  readMessageRecords,
} from '../../src/records/stores/message-record-store.js';
import { NUMBER_PROPERTIES, readNumbers } from '../../src/records/stores/number-store.js';
import {
  POLICY_ACCEPTANCE_PROPERTIES,
  readPolicyAcceptances,
} from '../../src/records/stores/policy-acceptance-store.js';
import { QUANTITY_PROPERTIES, readQuantities } from '../../src/records/stores/quantity-store.js';
import { readRelationships, RELATIONSHIP_PROPERTIES } from '../../src/records/stores/relationship-store.js';
import { readRoutes, ROUTE_PROPERTIES } from '../../src/records/stores/route-store.js';
import { readServices, SERVICE_PROPERTIES } from '../../src/records/stores/service-store.js';
import { readTrunks, TRUNK_PROPERTIES } from '../../src/records/stores/trunk-store.js';
import { readUsage, usageProperties } from '../../src/records/stores/usage-store.js';
import { useDatabase } from '../support/databases.js';
import { DAY, id, insertSamples, NOON, SUN } from './sample-records.js';

type Read = (database: Database, properties: Selection) => Promise<ReadonlyMap<string, unknown>>;

const accountIds = [SUN];
const first = 10;
const period = { from: NOON - 90 * DAY, to: NOON };

/** The columns that order a page are read as its key; they are the only ones besides. */
const STORES: readonly (readonly [name: string, table: PropertyTable, read: Read, key: readonly string[]])[] =
  [
    [
      'services',
      SERVICE_PROPERTIES,
      (db, properties) => readServices(db, { accountIds, properties }),
      ['id'],
    ],
    [
      'numbers',
      NUMBER_PROPERTIES,
      (db, properties) => readNumbers(db, { accountIds, properties, first }),
      ['id'],
    ],
    ['trunks', TRUNK_PROPERTIES, (db, properties) => readTrunks(db, { accountIds, properties }), ['id']],
    [
      'routes',
      ROUTE_PROPERTIES,
      (db, properties) => readRoutes(db, { accountIds, properties }),
      ['id', 'priority'],
    ],
    [
      'quantities',
      QUANTITY_PROPERTIES,
      (db, properties) => readQuantities(db, { accountIds, properties, at: NOON }),
      [],
    ],
    [
      'locations',
      LOCATION_PROPERTIES,
      (db, properties) => readLocations(db, { accountIds, properties }),
      ['id'],
    ],
    [
      'emergency addresses',
      EMERGENCY_ADDRESS_PROPERTIES,
      (db, properties) => readEmergencyAddresses(db, { accountIds, properties }),
      ['id'],
    ],
    [
      'usage',
      usageProperties('DAY'),
      (db, properties) => readUsage(db, { accountIds, properties, by: 'DAY', ...period }),
      ['from', 'to'],
    ],
    [
      'destinations',
      destinationProperties('PREFIX'),
      (db, properties) => readDestinations(db, { accountIds, properties, by: 'PREFIX', ...period }),
      ['destination'],
    ],
    [
      'call records',
      CALL_RECORD_PROPERTIES,
      (db, properties) => readCallRecords(db, { accountIds, properties, first }),
      ['id', 'startedAt', 'location'],
    ],
    [
      'call locations',
      CALL_LOCATION_PROPERTIES,
      (db, properties) => readCallLocations(db, { accountIds, properties, first }),
      ['callId', 'place', 'latitude'],
    ],
    [
      'message records',
      MESSAGE_RECORD_PROPERTIES,
      (db, properties) => readMessageRecords(db, { accountIds, properties, first }),
      ['id', 'sentAt'],
    ],
    [
      'invoices',
      INVOICE_PROPERTIES,
      (db, properties) => readInvoices(db, { accountIds, properties, first, at: NOON }),
      ['id', 'issuedAt'],
    ],
    [
      'invoice call lines',
      INVOICE_CALL_LINE_PROPERTIES,
      (db, properties) =>
        readInvoiceCallLines(db, { invoices: [{ accountId: SUN, invoiceId: id(301) }], properties, first }),
      ['id', 'startedAt'],
    ],
    [
      'contacts',
      CONTACT_PROPERTIES,
      (db, properties) => readContacts(db, { accountIds, properties, first, at: NOON }),
      ['id'],
    ],
    [
      'relationships',
      RELATIONSHIP_PROPERTIES,
      (db, properties) => readRelationships(db, { accountIds, properties, at: NOON }),
      ['id', 'from', 'company'],
    ],
    [
      'approvals',
      APPROVAL_PROPERTIES,
      (db, properties) => readApprovals(db, { accountIds, properties }),
      ['id', 'at'],
    ],
    [
      'delegations',
      DELEGATION_PROPERTIES,
      (db, properties) => readDelegations(db, { accountIds, properties }),
      ['id', 'from'],
    ],
    [
      'policy acceptances',
      POLICY_ACCEPTANCE_PROPERTIES,
      (db, properties) => readPolicyAcceptances(db, { accountIds, properties }),
      ['id', 'at'],
    ],
  ];

const ROWS = STORES.flatMap(([store, table, read, key]) =>
  Object.keys(table).map((property) => ({ store, property, table, read, key })),
);

/** The columns, as `alias.column`, that an entry of a property table reads. */
function columnsOf(source: PropertyTable[string]): string[] {
  if (typeof source === 'string') return source.match(/\b[a-z_]+\.[a-z_]+\b/g) ?? [];
  return [source.present, ...Object.values(source.properties)].flatMap(columnsOf);
}

const statements: string[] = [];
const held = useDatabase('PostgreSQL', { seeded: false, onStatement: (sql) => statements.push(sql) });
beforeAll(() => insertSamples(held.database));

test.each(ROWS)('$store: $property is read alone', async ({ property, table, read, key }) => {
  statements.length = 0;
  const [rows] = [...(await read(held.database, { [property]: true })).values()];
  expect(statements).toHaveLength(1);

  const sql = statements[0] ?? '';
  const mayRead = new Set([property, ...key].flatMap((name) => columnsOf(table[name] ?? '')));
  const others = Object.keys(table).filter((name) => name !== property);
  const forbidden = others
    .flatMap((name) => columnsOf(table[name] ?? ''))
    .filter((column) => !mayRead.has(column));
  expect(
    forbidden.filter(
      (column) =>
        new RegExp(`\\b${column.replace('.', '\\.')}\\b`).test(sql) &&
        !joinsOf(table, property).includes(column),
    ),
  ).toEqual([]);
  for (const other of others) expect(sql).not.toContain(`AS "${other}"`);
  expect(keysOf(rows)).toEqual(new Set([property]));
});

/** What the join of a selected nested object compares. */
function joinsOf(table: PropertyTable, property: string): string {
  const source = table[property];
  return typeof source === 'object' ? (source.join ?? '') : '';
}

/** The properties of the rows answered, of a list, a page or one object. */
function keysOf(answer: unknown): Set<string> {
  if (Array.isArray(answer)) return new Set(answer.flatMap((row: object) => Object.keys(row)));
  if (isPage(answer)) return new Set(answer.rows.flatMap(({ node }) => Object.keys(node)));
  return new Set(Object.keys(answer as object));
}

function isPage(answer: unknown): answer is { rows: { node: object }[] } {
  return typeof answer === 'object' && answer !== null && 'rows' in answer;
}

test('a nested object is narrowed to the properties asked for', async () => {
  statements.length = 0;
  const pages = await readNumbers(held.database, {
    accountIds,
    first,
    properties: { emergencyAddress: { city: true } },
  });
  expect(pages.get(SUN)?.rows.map(({ node }) => node)).toEqual([
    { emergencyAddress: { city: 'Seattle' } },
    { emergencyAddress: null },
  ]);
  expect(statements[0]).not.toMatch(/caller_name|e\.lines|validated_at|routes/);
});

test('invoice lines are read by a second statement, and only when asked for', async () => {
  statements.length = 0;
  const request = { accountIds, first, at: NOON };
  await readInvoices(held.database, { ...request, properties: { number: true } });
  expect(statements.join()).not.toContain('invoice_lines');
  statements.length = 0;
  const pages = await readInvoices(held.database, {
    ...request,
    properties: { number: true, lines: { amount: true } },
  });
  expect(statements).toHaveLength(2);
  expect(pages.get(SUN)?.rows.map(({ node }) => node)).toEqual([
    { number: 'I-2', lines: [] },
    { number: 'I-1', lines: [{ amount: { amount: '10.50', currency: 'USD' } }] },
  ]);
});

test.each([
  ['a name that the table lacks', { secret: true }],
  ['a name of every object', { constructor: true }],
  ['SQL in the place of a name', { '1 AS "x"; DROP TABLE services': true }],
  ['a selection within a plain value', { category: { id: true } }],
] as readonly (readonly [string, Selection])[])(
  '%s is refused before any statement',
  async (_, properties) => {
    statements.length = 0;
    await expect((async () => readServices(held.database, { accountIds, properties }))()).rejects.toThrow(
      UnknownProperty,
    );
    expect(statements).toEqual([]);
  },
);
