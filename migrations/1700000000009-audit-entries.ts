// One row per decision: who asked for what of which account, on which ground, and what was answered. Append-only.
// By month, with a default partition so that an entry always finds a place: a month not yet made must not stop the log.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE audit_entries (
    account_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    request_id text NOT NULL,
    company_id text,
    client_id text,
    issuer text,
    subject text,
    purpose text,
    outcome text NOT NULL CHECK (outcome IN ('PERMIT', 'DENY')),
    rule text,
    reason text NOT NULL,
    categories text[] NOT NULL DEFAULT '{}',
    call_detail boolean NOT NULL DEFAULT false,
    suppressed boolean NOT NULL DEFAULT false,
    entry jsonb NOT NULL,
    PRIMARY KEY (account_id, entry_id, at)
  ) PARTITION BY RANGE (at)`,
  `CREATE TABLE audit_entries_default PARTITION OF audit_entries DEFAULT`,
  `CREATE INDEX audit_entries_by_account ON audit_entries (account_id, at DESC, entry_id DESC)`,
  `CREATE INDEX audit_entries_newest_first ON audit_entries (at DESC, entry_id DESC)`,
  `CREATE INDEX audit_entries_by_company ON audit_entries (company_id, at DESC, entry_id DESC)
    WHERE company_id IS NOT NULL`,
];

const DOWN = ['DROP TABLE audit_entries'];

export class AuditEntries1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
