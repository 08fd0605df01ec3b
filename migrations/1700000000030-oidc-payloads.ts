// What the authorization server keeps: sessions, logins under way, codes, grants, used assertions and proofs. Nothing here outlives
// its expires_at; an access token is a JWT and is not kept.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE oidc_payloads (
    kind text NOT NULL,
    id text NOT NULL,
    payload jsonb NOT NULL,
    grant_id text,
    user_code text,
    uid text,
    expires_at timestamptz,
    consumed_at timestamptz,
    PRIMARY KEY (kind, id)
  )`,
  'CREATE INDEX oidc_payloads_by_grant ON oidc_payloads (grant_id) WHERE grant_id IS NOT NULL',
  'CREATE INDEX oidc_payloads_by_user_code ON oidc_payloads (kind, user_code) WHERE user_code IS NOT NULL',
  'CREATE INDEX oidc_payloads_by_uid ON oidc_payloads (kind, uid) WHERE uid IS NOT NULL',
  'CREATE INDEX oidc_payloads_by_expiry ON oidc_payloads (expires_at)',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON oidc_payloads TO account_data_api',
];

const DOWN = ['DROP TABLE oidc_payloads'];

export class OidcPayloads1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
