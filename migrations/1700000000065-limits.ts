// What callers have used of their rates and budgets, shared by the nodes. Not logged: a crash forgets it, and costs no fsync before.
// A key is a digest of who is counted; nobody can be read from it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  // The columns are those, in the order, that rate-limiter-flexible writes.
  `CREATE UNLOGGED TABLE rate_windows (
    key text PRIMARY KEY,
    points integer NOT NULL,
    expire bigint
  )`,
  'CREATE INDEX rate_windows_by_end ON rate_windows (expire)',
  `CREATE UNLOGGED TABLE cost_budgets (
    key text PRIMARY KEY,
    points double precision NOT NULL,
    restored_at timestamptz NOT NULL,
    granted boolean NOT NULL
  )`,
  'CREATE INDEX cost_budgets_by_restoration ON cost_budgets (restored_at)',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON rate_windows, cost_budgets TO account_data_api',
];

const DOWN = ['DROP TABLE cost_budgets', 'DROP TABLE rate_windows'];

export class Limits1700000000065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
