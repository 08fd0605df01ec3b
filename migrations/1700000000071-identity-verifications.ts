// How the identity of somebody who signs up was verified, by whom, when and in which case: the kind of proof, and never its number
// or a copy. Written once.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE identity_verifications (
    account_id uuid NOT NULL REFERENCES accounts,
    verification_id uuid NOT NULL,
    proof text NOT NULL CHECK (proof IN
      ('DRIVERS_LICENSE', 'PASSPORT', 'COMPARABLE_PHOTO_ID', 'BUSINESS_REGISTER', 'CALL_BACK', 'MAILED_CODE')),
    channel text NOT NULL CHECK (channel IN ('ONLINE', 'TELEPHONE', 'IN_STORE')),
    case_id uuid NOT NULL REFERENCES case_references,
    verified_by_issuer text NOT NULL,
    verified_by_subject text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (account_id, verification_id)
  )`,
  'GRANT SELECT, INSERT ON identity_verifications TO account_data_api',
  // What the purge of numbers looks for: services that have ended while a number of theirs is still in service.
  'CREATE INDEX services_by_end ON services (ended_at) WHERE ended_at IS NOT NULL',
];

const DOWN = ['DROP INDEX services_by_end', 'DROP TABLE identity_verifications'];

export class IdentityVerifications1700000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
