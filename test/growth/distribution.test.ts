// What must hold for the data to be spread over machines by account: whatever is of an account has its id at the head of its keys, and
// refers to other rows of the same account alone. The rest is small, or is spread by itself.
import { useDatabase } from '../support/databases.js';
import { allTables, APART } from './spread-tables.js';

const held = useDatabase('PostgreSQL', { seeded: false });

interface Key {
  readonly table: string;
  readonly kind: 'PRIMARY' | 'UNIQUE' | 'FOREIGN';
  readonly columns: readonly string[];
  readonly refers: string | null;
  readonly referred: readonly string[];
}

let keys: readonly Key[];
let tables: readonly string[];

beforeAll(async () => {
  tables = await allTables(held.database);
  keys = await held.database.query<Key>(
    `SELECT c.conrelid::regclass::text AS table,
       CASE c.contype WHEN 'p' THEN 'PRIMARY' WHEN 'u' THEN 'UNIQUE' ELSE 'FOREIGN' END AS kind,
       ARRAY(SELECT attname::text FROM unnest(c.conkey) WITH ORDINALITY k (number, place)
               JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY place) AS columns,
       nullif(c.confrelid, 0)::regclass::text AS refers,
       ARRAY(SELECT attname::text FROM unnest(c.confkey) WITH ORDINALITY k (number, place)
               JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY place) AS referred
     FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
     WHERE c.contype IN ('p', 'u', 'f') AND t.relnamespace = 'public'::regnamespace AND NOT t.relispartition`,
  );
});

const isSpread = (table: string) => !(table in APART) && tables.includes(table);

test('every table is spread by account, or says why not', () => {
  const unsaid = tables.filter((table) => {
    const primary = keys.find((key) => key.table === table && key.kind === 'PRIMARY');
    return !(table in APART) && primary?.columns[0] !== 'account_id';
  });
  expect(unsaid).toEqual([]);
  expect(Object.keys(APART).filter((table) => !tables.includes(table))).toEqual([]);
  expect(tables.filter(isSpread).length).toBeGreaterThan(20);
});

test('every unique key of such a table begins with the account', () => {
  const wrong = keys.filter(
    ({ table, kind, columns }) => kind === 'UNIQUE' && isSpread(table) && !columns.includes('account_id'),
  );
  expect(wrong).toEqual([]);
});

test('what refers from one of them to another refers within the account', () => {
  const across = keys.filter(
    ({ table, kind, columns, refers, referred }) =>
      kind === 'FOREIGN' &&
      isSpread(table) &&
      isSpread(refers ?? '') &&
      referred[columns.indexOf('account_id')] !== 'account_id',
  );
  expect(across).toEqual([]);
});
