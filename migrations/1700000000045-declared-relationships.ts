// A relationship that a company declares ties nothing until the owner or the carrier confirms it: one that is not confirmed
// is pending, and one that is never confirmed was refused or has expired. Those that are there were made by the carrier.
// `ended_at` is when the end was said: an end that was not later than that holds at once, whatever the clocks of nodes say.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE service_relationships
    ADD COLUMN declared_at timestamptz,
    ADD COLUMN confirmed_at timestamptz,
    ADD COLUMN ended_at timestamptz`,
  'UPDATE service_relationships SET declared_at = from_at, confirmed_at = from_at',
  `ALTER TABLE service_relationships
    ALTER COLUMN declared_at SET NOT NULL,
    ADD CONSTRAINT confirmed_after_declared CHECK (confirmed_at >= declared_at),
    ADD CONSTRAINT begins_when_confirmed CHECK (from_at >= confirmed_at)`,
  'GRANT UPDATE (from_at, confirmed_at, ended_at) ON service_relationships TO account_data_api',
];

const DOWN = [
  'DELETE FROM service_relationships WHERE confirmed_at IS NULL',
  'REVOKE UPDATE (from_at) ON service_relationships FROM account_data_api',
  `ALTER TABLE service_relationships
    DROP COLUMN ended_at, DROP COLUMN confirmed_at, DROP COLUMN declared_at`,
];

export class DeclaredRelationships1700000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
