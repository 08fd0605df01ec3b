// Versions of the privacy policy with their parameters, and who accepted which and how.
// INVARIANT: at most one version is in force at any instant; an acceptance is never changed.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE policy_versions (
    version text PRIMARY KEY CHECK (version <> ''),
    text text NOT NULL,
    legal_overlay boolean NOT NULL,
    affiliate_sharing text NOT NULL CHECK (affiliate_sharing IN ('EXISTING_RELATIONSHIP', 'CONSENT')),
    approval_uses text NOT NULL CHECK (approval_uses IN ('ENABLED', 'DISABLED')),
    effective_from timestamptz NOT NULL,
    effective_to timestamptz CHECK (effective_to > effective_from),
    successor text REFERENCES policy_versions,
    published_at timestamptz NOT NULL,
    CONSTRAINT one_version_in_force EXCLUDE USING gist (tstzrange(effective_from, effective_to) WITH &&)
  )`,

  `CREATE TABLE policy_acceptances (
    account_id uuid NOT NULL REFERENCES accounts,
    acceptance_id uuid NOT NULL,
    version text NOT NULL REFERENCES policy_versions,
    kind text NOT NULL CHECK (kind IN ('EXPLICIT', 'CONTINUED_USE')),
    at timestamptz NOT NULL,
    PRIMARY KEY (account_id, acceptance_id)
  )`,
];

const DOWN = ['DROP TABLE policy_acceptances', 'DROP TABLE policy_versions'];

export class PolicyVersions1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
