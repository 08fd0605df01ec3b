// A hold may be renewed once (18 U.S.C. 2703(f)(2)); an account has one hold in force for each request at most.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  'ALTER TABLE legal_holds ADD COLUMN renewed_at timestamptz CHECK (renewed_at >= placed_at)',
  'ALTER TABLE legal_holds ADD CONSTRAINT renewed_hold_ends CHECK (renewed_at IS NULL OR until_at > renewed_at)',
  'CREATE INDEX legal_holds_by_reference ON legal_holds (reference_id, account_id)',
  'GRANT UPDATE (renewed_at) ON legal_holds TO account_data_api',
];

const DOWN = ['DROP INDEX legal_holds_by_reference', 'ALTER TABLE legal_holds DROP COLUMN renewed_at'];

export class LegalHolds1700000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
