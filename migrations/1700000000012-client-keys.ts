// The public keys that a registered client signs with (RFC 7523), so that no secret of a client is held anywhere, and what
// its proofs of possession must cover.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE api_clients
    ADD COLUMN jwks jsonb CHECK (jsonb_typeof(jwks -> 'keys') = 'array'),
    ADD COLUMN requires_body_digest boolean NOT NULL DEFAULT false,
    ADD COLUMN registered_at timestamptz NOT NULL DEFAULT now(),
    ADD CONSTRAINT api_clients_digest_in_proof CHECK (requires_dpop OR NOT requires_body_digest)`,
  'GRANT UPDATE (jwks, requires_body_digest) ON api_clients TO account_data_api',
];

const DOWN = [
  `ALTER TABLE api_clients
    DROP CONSTRAINT api_clients_digest_in_proof,
    DROP COLUMN jwks,
    DROP COLUMN requires_body_digest,
    DROP COLUMN registered_at`,
];

export class ClientKeys1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
