// Which changes were made under which idempotency key, so that a repeated request changes nothing and is answered alike.
// The key and the input are kept as hashes alone; the result names what was written by kind and id, never by value.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE idempotency_keys (
    account_id uuid NOT NULL,
    key_hash bytea NOT NULL CHECK (length(key_hash) = 32),
    input_hash bytea NOT NULL CHECK (length(input_hash) = 32),
    objects jsonb,
    at timestamptz NOT NULL,
    PRIMARY KEY (account_id, key_hash)
  )`,
  'CREATE INDEX idempotency_keys_by_age ON idempotency_keys (at)',
  'GRANT SELECT, INSERT, DELETE, UPDATE (objects) ON idempotency_keys TO account_data_api',
];

const DOWN = ['DROP TABLE idempotency_keys'];

export class IdempotencyKeys1700000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
