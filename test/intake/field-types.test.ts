// What each type of value takes and refuses; what is taken is a value that PostgreSQL reads as it stands.
import { FIELD_TYPES } from '../../src/intake/field-types.js';
import { useDatabase } from '../support/databases.js';

type Type = keyof typeof FIELD_TYPES;

const CASES: Readonly<Record<Type, { takes: readonly string[]; refuses: readonly string[] }>> = {
  ACCOUNT: { takes: ['ACCT-0001', '7'], refuses: ['x'.repeat(65), 'A\u0000'] },
  UUID: {
    takes: ['0190a000-0000-7000-8000-000000000001', '0190A000-ABCD-4000-8000-000000000001'],
    refuses: [
      '0190a000000070008000000000000001',
      '{0190a000-0000-7000-8000-000000000001}',
      '12345',
      ' 0190a000-0000-7000-8000-000000000001',
    ],
  },
  INSTANT: {
    takes: [
      '2026-03-15T12:00:00Z',
      '2026-03-15T12:00:00.5Z',
      '2026-03-15T12:00:00.123456+05:30',
      '2024-02-29T23:59:59-14:00',
      '2000-02-29T00:00:00Z',
      '2026-12-31T00:00:00Z',
    ],
    refuses: [
      '2026-03-15',
      '2026-03-15T12:00:00',
      '2026-03-15 12:00:00Z',
      '2026-03-15T12:00Z',
      '2026-02-29T12:00:00Z',
      '1900-02-29T12:00:00Z',
      '2026-02-30T12:00:00Z',
      '2026-04-31T12:00:00Z',
      '2026-13-01T12:00:00Z',
      '2026-00-10T12:00:00Z',
      '2026-03-15T24:00:00Z',
      '2026-03-15T12:60:00Z',
      '2026-03-15T23:59:60Z',
      '2026-03-15T12:00:00+15:00',
      '2026-03-15T12:00:00.1234567Z',
      'yesterday',
      '1773576000',
    ],
  },
  DIRECTION: { takes: ['INBOUND', 'OUTBOUND'], refuses: ['inbound', 'IN', 'BOTH'] },
  E164: {
    takes: ['+12065550150', '+12', '+123456789012345'],
    refuses: ['12065550150', '+02065550150', '+1', '+1206555015a', '+1 206 555 0150', '+1234567890123456'],
  },
  COUNTRY: { takes: ['US', 'CA', 'KZ'], refuses: ['us', 'USA', 'ZZ', 'U'] },
  PREFIX: { takes: ['1206', '44'], refuses: ['+44', '12345678', 'x'] },
  WHOLE: { takes: ['0', '90', '999999999'], refuses: ['-1', '1.5', '1e3', '1000000000', ' 1', '0x10', '٣'] },
  SEGMENTS: { takes: ['1', '255'], refuses: ['0', '256', '-1', '1.0'] },
  AMOUNT: {
    takes: ['0', '0.0125', '123456789012.123456'],
    refuses: ['-1', '.5', '1.', '1.1234567', '1234567890123', '1,5', '1e3', 'NaN', 'Infinity', '$1'],
  },
  SIGNED_AMOUNT: { takes: ['-0.5', '0', '12'], refuses: ['--1', '+1', '1.1234567', 'NaN'] },
  CURRENCY: { takes: ['USD', 'EUR'], refuses: ['usd', 'US', 'USDX', '$'] },
  LATITUDE: { takes: ['0', '-90', '47.6062'], refuses: ['90.1', '-91', '47,6', 'NaN', '1e1', '47.'] },
  LONGITUDE: { takes: ['180', '-122.33'], refuses: ['180.5', '-181', '1800', 'east'] },
  IDENTIFIER: { takes: ['INV-2026/03', '2026031500012'], refuses: ['x'.repeat(65), 'a\u0000b'] },
  TEXT: {
    takes: ['Tower 5', 'two\nlines', 'é, "x"', 'x'.repeat(200)],
    refuses: ['x'.repeat(201), 'a\u0000b', 'a\u0007b', 'a\u007fb'],
  },
};

const rows = Object.entries(CASES) as [Type, (typeof CASES)[Type]][];
const TAKES = rows.flatMap(([type, { takes }]) => takes.map((value) => [type, value] as const));
const REFUSES = rows.flatMap(([type, { refuses }]) => refuses.map((value) => [type, value] as const));

test.each(TAKES)('%s takes %j', (type, value) => {
  expect(FIELD_TYPES[type].accepts(value)).toBe(true);
});

test.each(REFUSES)('%s refuses %j', (type, value) => {
  expect(FIELD_TYPES[type].accepts(value)).toBe(false);
});

describe('in the database', () => {
  const held = useDatabase('PostgreSQL', { seeded: false });
  const CAST: Partial<Record<Type, string>> = {
    UUID: 'uuid',
    INSTANT: 'timestamptz',
    COUNTRY: 'char(2)',
    WHOLE: 'integer',
    SEGMENTS: 'integer',
    AMOUNT: 'numeric(18,6)',
    SIGNED_AMOUNT: 'numeric(18,6)',
    CURRENCY: 'char(3)',
    LATITUDE: 'double precision',
    LONGITUDE: 'double precision',
  };
  const read = TAKES.flatMap(([type, value]) => {
    const as = CAST[type];
    return as === undefined ? [] : [[as, value] as const];
  });

  test.each(read)('a %s is read from %j', async (type, value) => {
    const [row] = await held.database.query<{ same: boolean }>(
      `SELECT $1::text::${type} IS NOT NULL AS same`,
      [value],
    );
    expect(row?.same).toBe(true);
  });
});
