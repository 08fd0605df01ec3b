// The Merkle log over the audit entries: what waits to be sealed, the leaves, the complete subtrees that proofs need,
// the signed checkpoints, and who seals at present. The API adds; of these it takes away only what waits.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE audit_unsealed (
    account_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    at timestamptz NOT NULL,
    leaf_hash bytea NOT NULL,
    stamp bytea NOT NULL,
    place bigint GENERATED ALWAYS AS IDENTITY,
    queued_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, entry_id)
  )`,
  `CREATE INDEX audit_unsealed_in_order ON audit_unsealed (place)`,
  `CREATE TABLE audit_leaves (
    leaf_index bigint PRIMARY KEY CHECK (leaf_index >= 0),
    account_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    at timestamptz NOT NULL,
    leaf_hash bytea NOT NULL
  )`,
  `CREATE UNIQUE INDEX audit_leaves_by_entry ON audit_leaves (entry_id, account_id)`,
  `CREATE TABLE audit_subtrees (
    level smallint NOT NULL,
    subtree_index bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (level, subtree_index)
  )`,
  `CREATE TABLE audit_checkpoints (
    size bigint PRIMARY KEY,
    note text NOT NULL,
    frontier bytea NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE audit_sealer (
    only_one boolean PRIMARY KEY CHECK (only_one),
    holder uuid NOT NULL,
    until_at timestamptz NOT NULL
  )`,
  `GRANT SELECT ON audit_unsealed, audit_leaves, audit_subtrees, audit_checkpoints, audit_sealer TO account_data_api`,
  `GRANT INSERT ON audit_unsealed, audit_leaves, audit_subtrees, audit_checkpoints, audit_sealer TO account_data_api`,
  `GRANT DELETE ON audit_unsealed TO account_data_api`,
  `GRANT UPDATE (holder, until_at) ON audit_sealer TO account_data_api`,
];

const DOWN = ['DROP TABLE audit_sealer, audit_checkpoints, audit_subtrees, audit_leaves, audit_unsealed'];

export class AuditLog1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
