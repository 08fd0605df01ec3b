// What the personal information of people who signed up was taken for (Policy section 2): the three purposes, as they were stated,
// with the version of the policy that was accepted. Written once.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PURPOSES = `ARRAY['IDENTITY_VERIFICATION', 'ACCOUNT_ESTABLISHMENT', 'SERVICE_SETUP']`;

const UP = [
  `CREATE TABLE sign_ups (
    account_id uuid PRIMARY KEY REFERENCES accounts,
    purposes text[] NOT NULL CHECK (purposes = ${PURPOSES}),
    policy_version text NOT NULL REFERENCES policy_versions,
    at timestamptz NOT NULL
  )`,
  'GRANT SELECT, INSERT ON sign_ups TO account_data_api',
];

const DOWN = ['DROP TABLE sign_ups'];

export class SignUps1700000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
