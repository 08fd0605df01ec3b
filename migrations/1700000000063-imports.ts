// Who imported which file, when, how far it came and what came of its rows. Written in the transaction of each batch, so
// that a run goes on where it was cut off. Of a file that is known (not of standard input) one run at most is unfinished.
// Whoever holds the claim loads; to take it over is to change it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE imports (
    import_id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind ~ '^[a-z]{1,40}$'),
    file_name text NOT NULL,
    file_bytes bigint CHECK (file_bytes >= 0),
    file_sha256 text CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
    by_issuer text NOT NULL,
    by_subject text NOT NULL,
    by_login text NOT NULL DEFAULT session_user,
    claim uuid NOT NULL,
    started_at timestamptz NOT NULL,
    reached_at timestamptz NOT NULL,
    finished_at timestamptz,
    abandoned_at timestamptz,
    bytes_done bigint NOT NULL DEFAULT 0,
    lines_done bigint NOT NULL DEFAULT 0,
    inserted bigint NOT NULL DEFAULT 0,
    known bigint NOT NULL DEFAULT 0,
    rejected bigint NOT NULL DEFAULT 0,
    reasons jsonb NOT NULL DEFAULT '{}',
    rejects_bytes bigint NOT NULL DEFAULT 0,
    stands_under jsonb,
    CHECK ((file_bytes IS NULL) = (file_sha256 IS NULL)),
    CONSTRAINT finished_or_abandoned CHECK (finished_at IS NULL OR abandoned_at IS NULL)
  )`,
  `CREATE UNIQUE INDEX imports_unfinished ON imports (kind, file_sha256)
    WHERE finished_at IS NULL AND abandoned_at IS NULL`,
  'GRANT SELECT ON imports TO account_data_api',
];

const DOWN = ['DROP TABLE imports'];

export class Imports1700000000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
