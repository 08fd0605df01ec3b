// Access tokens that are no longer good, by what they carry: a token (jti) and a grant (grant_id) for ever, a subject and a client
// for every token issued until then. Rows are added and never taken away: a revocation cannot be undone.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE token_revocations (
    issuer text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('TOKEN', 'GRANT', 'SUBJECT', 'CLIENT')),
    value text NOT NULL CHECK (value <> ''),
    revoked_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, kind, value)
  )`,
  'GRANT SELECT, INSERT, UPDATE (revoked_at) ON token_revocations TO account_data_api',
];

const DOWN = ['DROP TABLE token_revocations'];

export class TokenRevocations1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
