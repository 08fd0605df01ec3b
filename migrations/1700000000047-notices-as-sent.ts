// Notices as they were sent (47 CFR 64.2008): which approval is asked for, for which uses, and the words. Those that are there
// already are of the right to object. A notice that asks for express approval yields none by silence.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE notices
    ADD COLUMN kind text NOT NULL DEFAULT 'OPT_OUT' CHECK (kind IN ('OPT_OUT', 'OPT_IN')),
    ADD COLUMN uses text[] CHECK (cardinality(uses) > 0),
    ADD COLUMN subject text,
    ADD COLUMN text text,
    ADD CONSTRAINT notices_as_sent CHECK (num_nulls(uses, subject, text) IN (0, 3))`,
];

const DOWN = [
  `DELETE FROM notices WHERE kind = 'OPT_IN'`,
  'ALTER TABLE notices DROP COLUMN text, DROP COLUMN subject, DROP COLUMN uses, DROP COLUMN kind',
];

export class NoticesAsSent1700000000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
