// Who changed who may call: clients registered, suspended and resumed, tokens revoked. Written in one transaction with the change.
// Append-only.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE access_changes (
    change_id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    change text NOT NULL CHECK (change IN
      ('CLIENT_REGISTERED', 'CLIENT_SUSPENDED', 'CLIENT_RESUMED', 'TOKEN_REVOKED', 'GRANT_REVOKED', 'SUBJECT_REVOKED',
       'CLIENT_REVOKED')),
    issuer text NOT NULL,
    value text NOT NULL,
    by_issuer text NOT NULL,
    by_subject text NOT NULL
  )`,
  'GRANT SELECT, INSERT ON access_changes TO account_data_api',
];

const DOWN = ['DROP TABLE access_changes'];

export class AccessChanges1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
