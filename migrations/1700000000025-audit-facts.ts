// The facts that a decision had before it, as they were: once for each month, account and SHA-256 of their canonical JSON.
// By month like the entries that name them, so that both go together. Append-only.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE audit_facts (
    account_id uuid NOT NULL,
    facts_hash bytea NOT NULL CHECK (length(facts_hash) = 32),
    month timestamptz NOT NULL CHECK (month = date_trunc('month', month, 'UTC')),
    facts jsonb NOT NULL,
    PRIMARY KEY (account_id, facts_hash, month)
  ) PARTITION BY RANGE (month)`,
  'CREATE TABLE audit_facts_default PARTITION OF audit_facts DEFAULT',
  'GRANT SELECT, INSERT ON audit_facts TO account_data_api',
];

const DOWN = ['DROP TABLE audit_facts'];

export class AuditFacts1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
