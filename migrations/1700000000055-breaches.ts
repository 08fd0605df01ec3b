// The register of breaches (47 CFR 64.2011): what was discovered, when the agencies and the customers are to be told and
// were, and which accounts are among those affected. Kept at least two years: rows are added and completed, never deleted.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE breaches (
    breach_id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    rule text NOT NULL CHECK (rule IN ('RULE_2007', 'RULE_2023')),
    discovered_at timestamptz NOT NULL,
    determined_at timestamptz NOT NULL CHECK (determined_at >= discovered_at),
    categories text[] NOT NULL CHECK (cardinality(categories) > 0),
    customers_affected integer NOT NULL CHECK (customers_affected >= 0),
    summary text NOT NULL,
    reported_by_issuer text NOT NULL,
    reported_by_subject text NOT NULL,
    reported_at timestamptz NOT NULL,
    agencies_due_at timestamptz NOT NULL,
    agencies_notified_at timestamptz CHECK (agencies_notified_at >= discovered_at),
    customers_not_before timestamptz,
    customers_due_at timestamptz,
    held_until timestamptz,
    held_on_direction text,
    customers_notified_at timestamptz,
    CHECK ((agencies_notified_at IS NULL) = (customers_not_before IS NULL)),
    CHECK ((held_until IS NULL) = (held_on_direction IS NULL)),
    CONSTRAINT customers_after_agencies CHECK (customers_notified_at IS NULL
      OR (customers_notified_at >= customers_not_before AND agencies_notified_at IS NOT NULL))
  )`,
  `CREATE INDEX breaches_newest_first ON breaches (reported_at DESC, breach_id DESC)`,
  `CREATE TABLE breach_accounts (
    account_id uuid NOT NULL REFERENCES accounts,
    breach_id uuid NOT NULL REFERENCES breaches,
    PRIMARY KEY (account_id, breach_id)
  )`,
  `CREATE INDEX breach_accounts_by_breach ON breach_accounts (breach_id, account_id)`,
  'GRANT SELECT, INSERT ON breaches, breach_accounts TO account_data_api',
  `GRANT UPDATE (agencies_notified_at, customers_not_before, held_until, held_on_direction, customers_notified_at)
    ON breaches TO account_data_api`,
];

const DOWN = ['DROP TABLE breach_accounts', 'DROP TABLE breaches'];

export class Breaches1700000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
