// Papers as they are worked with: a campaign says what it is (47 CFR 64.2009(c)), an edit names the version it was made
// from, and the papers of a kind are listed newest first.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE case_references
    ADD COLUMN description text CHECK (description ~ '[^[:space:]]'),
    ADD COLUMN version integer NOT NULL DEFAULT 1`,
  `UPDATE case_references SET description = 'opened before descriptions were kept' WHERE kind = 'CAMPAIGN'`,
  `ALTER TABLE case_references
    ADD CONSTRAINT campaign_described CHECK ((kind = 'CAMPAIGN') = (description IS NOT NULL))`,
  'CREATE INDEX case_references_by_kind ON case_references (kind, opened_at, reference_id)',
  'GRANT UPDATE (version) ON case_references TO account_data_api',
];

const DOWN = [
  'DROP INDEX case_references_by_kind',
  'ALTER TABLE case_references DROP COLUMN version, DROP COLUMN description',
];

export class Papers1700000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
