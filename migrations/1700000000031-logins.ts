// People who sign in at the embedded authorization server, and how often somebody tried. A password is kept as its argon2id hash;
// an attempt under the hash of the name or address, for what is typed into a name field may be a password.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE login_accounts (
    name text PRIMARY KEY CHECK (name = lower(name)),
    subject text NOT NULL UNIQUE,
    caller_kind text NOT NULL CHECK (caller_kind IN ('CUSTOMER', 'DELEGATE', 'STAFF')),
    roles text[] NOT NULL,
    purposes text[] NOT NULL,
    password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%')
  )`,
  `CREATE TABLE login_attempts (
    kind text NOT NULL CHECK (kind IN ('ACCOUNT', 'ADDRESS')),
    key_hash bytea NOT NULL CHECK (length(key_hash) = 32),
    failures integer NOT NULL,
    last_at timestamptz NOT NULL,
    blocked_until timestamptz,
    PRIMARY KEY (kind, key_hash)
  )`,
  'CREATE INDEX login_attempts_by_last ON login_attempts (last_at)',
  'GRANT SELECT, INSERT ON login_accounts TO account_data_api',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON login_attempts TO account_data_api',
];

const DOWN = ['DROP TABLE login_attempts', 'DROP TABLE login_accounts'];

export class Logins1700000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
