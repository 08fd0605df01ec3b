// Entities and tables say the same: a drift is found here, and never "repaired" by generated statements.
import type { EntityMetadata } from 'typeorm';
import { useDatabase } from '../support/databases.js';

const held = useDatabase('PostgreSQL', { seeded: false });

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly primary: boolean;
}

const MIGRATED = `
  SELECT relname AS "table", attname AS "column", format_type(atttypid, atttypmod) AS type,
    NOT attnotnull AS nullable,
    EXISTS (SELECT FROM pg_index WHERE indrelid = c.oid AND indisprimary AND attnum = ANY(indkey)) AS primary
  FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
  WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace
    AND relname <> 'schema_migrations'
  ORDER BY 1, attnum`;

const LONG_NAMES: Readonly<Record<string, string>> = {
  timestamptz: 'timestamp with time zone',
  char: 'character',
};

function typeOf({ type, isArray, length, precision, scale }: EntityMetadata['columns'][number]): string {
  const name = LONG_NAMES[String(type)] ?? String(type);
  const size = length ? `(${length})` : precision == null || scale == null ? '' : `(${precision},${scale})`;
  return `${name}${size}${isArray ? '[]' : ''}`;
}

test('every migrated table has one entity with the same columns, types, nulls and primary key', async () => {
  const declared = held.database.dataSource.entityMetadatas
    .flatMap(({ tableName, columns }) =>
      columns.map((column) => ({
        table: tableName,
        column: column.databaseName,
        type: typeOf(column),
        nullable: column.isNullable,
        primary: column.isPrimary,
      })),
    )
    .sort((a, b) => (a.table < b.table ? -1 : a.table > b.table ? 1 : 0));
  const migrated = await held.database.query<Column>(MIGRATED);
  expect(migrated.length).toBeGreaterThan(200);
  expect(declared).toEqual(migrated);
});

test('no entity has a relation, which TypeORM would join by itself', () => {
  expect(held.database.dataSource.entityMetadatas.flatMap(({ relations }) => relations)).toEqual([]);
});
