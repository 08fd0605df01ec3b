// What is left of a month of the audit that was dropped: a signed tombstone, under which alone a month may be dropped.
// The leaves stay in the log, so that it still adds up. Only the owner of the tables drops; the API reads the tombstones.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE audit_tombstones (
    month timestamptz PRIMARY KEY CHECK (month = date_trunc('month', month, 'UTC')),
    entries bigint NOT NULL CHECK (entries >= 0),
    note text NOT NULL,
    purged_at timestamptz NOT NULL
  )`,
  'GRANT SELECT ON audit_tombstones TO account_data_api',
  // A month that has no table of its own lies in the default ones.
  `CREATE FUNCTION drop_audit_month(dropped timestamptz) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    following timestamptz := (dropped AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC';
    parent text;
    name text;
  BEGIN
    IF NOT EXISTS (SELECT FROM audit_tombstones WHERE month = dropped) THEN
      RAISE EXCEPTION 'a month of the audit is dropped under its tombstone alone' USING ERRCODE = 'restrict_violation';
    END IF;
    FOREACH parent IN ARRAY ARRAY['audit_entries', 'audit_facts'] LOOP
      name := parent || to_char(dropped AT TIME ZONE 'UTC', '_YYYY_MM');
      IF to_regclass(name) IS NOT NULL THEN
        EXECUTE format('DROP TABLE %I', name);
      END IF;
    END LOOP;
    DELETE FROM audit_entries WHERE at >= dropped AND at < following;
    DELETE FROM audit_facts WHERE month = dropped;
  END $$`,
];

const DOWN = ['DROP FUNCTION drop_audit_month(timestamptz)', 'DROP TABLE audit_tombstones'];

export class AuditTombstones1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
