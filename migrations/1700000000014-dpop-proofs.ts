// The proofs of possession that were used (RFC 9449 section 11.1), each for as long as it would be taken again.
// Shared by all nodes: the primary key is what makes a proof good once.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE dpop_proofs (
    proof_hash bytea PRIMARY KEY CHECK (length(proof_hash) = 32),
    expires_at timestamptz NOT NULL
  )`,
  'CREATE INDEX dpop_proofs_by_expiry ON dpop_proofs (expires_at)',
  'GRANT SELECT, INSERT, DELETE ON dpop_proofs TO account_data_api',
];

const DOWN = ['DROP TABLE dpop_proofs'];

export class DpopProofs1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
