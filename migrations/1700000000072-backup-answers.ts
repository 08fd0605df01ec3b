// The answer that helps when a password is lost (47 CFR 64.2010(e)): the question by a word of the carrier's list, the answer as its
// argon2id hash. A login's password may be changed from here on; nothing else of it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE backup_answers (
    subject text PRIMARY KEY REFERENCES login_accounts (subject),
    question text NOT NULL CHECK (question IN ('SHIP_NAME', 'BAND_NAME', 'MADE_UP_WORD', 'SECRET_SENTENCE')),
    answer_hash text NOT NULL CHECK (answer_hash LIKE '$argon2id$%'),
    since timestamptz NOT NULL
  )`,
  'GRANT SELECT, INSERT, UPDATE (question, answer_hash, since) ON backup_answers TO account_data_api',
  'GRANT UPDATE (password_hash) ON login_accounts TO account_data_api',
  // Whose sessions end with a password.
  `CREATE INDEX oidc_payloads_by_subject ON oidc_payloads ((payload ->> 'accountId')) WHERE payload ? 'accountId'`,
];

const DOWN = [
  'DROP INDEX oidc_payloads_by_subject',
  'REVOKE UPDATE (password_hash) ON login_accounts FROM account_data_api',
  'DROP TABLE backup_answers',
];

export class BackupAnswers1700000000072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
