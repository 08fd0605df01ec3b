// The tables that the migrations leave behind: the same after going down and up again, keyed by account throughout.
import { MIGRATIONS } from '../../migrations/migrations.js';
import { migrate } from '../../src/records/migrate.js';
import { DATABASES, useDatabase } from '../support/databases.js';

/** What exists, by kind, name and definition; partitions and TypeORM's own table are not the migrations' work. */
const CATALOGUE = `
  SELECT 'column' AS what, table_name || '.' || column_name AS name,
    concat_ws(' ', data_type, character_maximum_length, numeric_precision, numeric_scale, is_nullable, column_default) AS definition
  FROM information_schema.columns JOIN pg_class ON relname = table_name AND NOT relispartition
  WHERE table_schema = 'public' AND table_name <> 'schema_migrations'
  UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conparentid = 0
    AND NOT (SELECT relispartition FROM pg_class WHERE oid = conrelid) AND conrelid::regclass::text <> 'schema_migrations'
  UNION ALL SELECT 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid)
  FROM pg_index JOIN pg_class t ON t.oid = indrelid
  WHERE relnamespace = 'public'::regnamespace AND NOT relispartition AND relname <> 'schema_migrations'
  UNION ALL SELECT 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
  FROM pg_trigger WHERE NOT tgisinternal AND NOT (SELECT relispartition FROM pg_class WHERE oid = tgrelid)
  UNION ALL SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT 'privilege', concat_ws('.', table_name, column_name), privilege_type
  FROM information_schema.column_privileges JOIN pg_class ON relname = table_name AND NOT relispartition
  WHERE grantee = 'account_data_api' AND table_name <> 'schema_migrations'
  ORDER BY 1, 2, 3`;

interface Entry {
  readonly what: string;
  readonly name: string;
  readonly definition: string;
}

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  const catalogue = () => held.database.query<Entry>(CATALOGUE);

  test('going all the way down and up again leaves the same catalogue, and nothing in between', async () => {
    const before = await catalogue();
    const down = await migrate(held.database, { down: MIGRATIONS.length });
    expect(down.reverted).toHaveLength(MIGRATIONS.length);
    expect(await catalogue()).toEqual([]);
    await migrate(held.database);
    expect(await catalogue()).toEqual(before);
    expect(before.filter(({ what }) => what === 'trigger').length).toBeGreaterThan(10);
  });

  test('the newest migration can be taken back alone', async () => {
    const { reverted } = await migrate(held.database, { down: 1 });
    expect(reverted).toEqual([MIGRATIONS.at(-1)?.name]);
    const { applied } = await migrate(held.database);
    expect(applied).toEqual(reverted);
  });
});

describe('keys', () => {
  const held = useDatabase('PostgreSQL', { seeded: false });

  /** Tables that are no account's data: found by another key, or of several accounts, or of none. */
  const NOT_BY_ACCOUNT = [
    'access_changes',
    'account_numbers',
    'api_clients',
    'audit_checkpoints',
    'audit_leaves',
    'audit_sealer',
    'audit_subtrees',
    'audit_tombstones',
    'backup_answers',
    'breaches',
    'complaints',
    'opt_out_failures',
    'site_cookie_choices',
    'site_page_views',
    'site_visits',
    'case_references',
    'companies',
    'company_accounts',
    'cost_budgets',
    'dpop_proofs',
    'imports',
    'legal_reviews',
    'login_accounts',
    'login_attempts',
    'oidc_payloads',
    'phone_number_accounts',
    'policy_versions',
    'rate_windows',
    'schema_migrations',
    'token_revocations',
    'trusted_documents',
  ];

  const KEYS = `
    SELECT conrelid::regclass::text AS "table", conname AS name, contype AS type,
      (SELECT array_agg(attname ORDER BY place)::text[] FROM unnest(conkey) WITH ORDINALITY AS k (attnum, place)
        JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.attnum) AS columns,
      confrelid::regclass::text AS target
    FROM pg_constraint JOIN pg_class t ON t.oid = conrelid AND NOT relispartition
    WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f')`;

  interface KeyRow {
    readonly table: string;
    readonly name: string;
    readonly type: 'p' | 'u' | 'f';
    readonly columns: readonly string[];
    readonly target: string;
  }

  test('every primary and unique key of account data begins with account_id', async () => {
    const keys = await held.database.query<KeyRow>(KEYS);
    const own = keys.filter(({ type, table }) => type !== 'f' && !NOT_BY_ACCOUNT.includes(table));
    expect(own.length).toBeGreaterThan(20);
    expect(own.filter(({ columns }) => columns[0] !== 'account_id')).toEqual([]);
  });

  test('every foreign key between account data carries account_id', async () => {
    const keys = await held.database.query<KeyRow>(KEYS);
    const between = keys.filter(({ type, target }) => type === 'f' && !NOT_BY_ACCOUNT.includes(target));
    expect(between.length).toBeGreaterThan(15);
    expect(between.filter(({ columns }) => columns[0] !== 'account_id')).toEqual([]);
  });

  test('every table has a primary key, and every unique index of account data begins with account_id', async () => {
    const tables = await held.database.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class c WHERE relkind IN ('r', 'p') AND NOT relispartition
         AND relnamespace = 'public'::regnamespace
         AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = c.oid AND indisprimary)`,
    );
    expect(tables).toEqual([]);
    const unique = await held.database.query<{ table: string; first: string }>(
      `SELECT relname AS "table", attname AS first FROM pg_index
       JOIN pg_class t ON t.oid = indrelid AND NOT relispartition AND relnamespace = 'public'::regnamespace
       JOIN pg_attribute a ON a.attrelid = indrelid AND a.attnum = indkey[0] WHERE indisunique`,
    );
    expect(
      unique.filter(({ table, first }) => !NOT_BY_ACCOUNT.includes(table) && first !== 'account_id'),
    ).toEqual([]);
  });
});
