// The documents that a client may run by their digest, and whether it may send anything else. Only who may register clients writes
// here: the API reads. A document that is retired keeps its row, so that the digest in a log still has its text.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = [
  'CLIENT_REGISTERED',
  'CLIENT_SUSPENDED',
  'CLIENT_RESUMED',
  'TOKEN_REVOKED',
  'GRANT_REVOKED',
  'SUBJECT_REVOKED',
  'CLIENT_REVOKED',
];
const ADDED = [
  'DOCUMENT_REGISTERED',
  'DOCUMENT_RETIRED',
  'CLIENT_BOUND_TO_DOCUMENTS',
  'CLIENT_FREED_FROM_DOCUMENTS',
];

const UP = [
  'ALTER TABLE api_clients ADD COLUMN documents_only boolean NOT NULL DEFAULT false',
  `CREATE TABLE trusted_documents (
    issuer text NOT NULL,
    client_id text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    name text NOT NULL,
    text text NOT NULL CHECK (encode(sha256(convert_to(text, 'UTF8')), 'hex') = sha256),
    registered_at timestamptz NOT NULL,
    registered_by_issuer text NOT NULL,
    registered_by_subject text NOT NULL,
    retired_at timestamptz,
    PRIMARY KEY (issuer, client_id, sha256),
    FOREIGN KEY (issuer, client_id) REFERENCES api_clients (issuer, client_id)
  )`,
  'GRANT SELECT ON trusted_documents TO account_data_api',
  'ALTER TABLE access_changes DROP CONSTRAINT access_changes_change_check',
  kinds([...BEFORE, ...ADDED]),
];

/** What was recorded stays, whatever its kind. */
const DOWN = [
  'ALTER TABLE access_changes DROP CONSTRAINT access_changes_change_check',
  `${kinds(BEFORE)} NOT VALID`,
  'DROP TABLE trusted_documents',
  'ALTER TABLE api_clients DROP COLUMN documents_only',
];

function kinds(words: readonly string[]): string {
  const list = words.map((word) => `'${word}'`).join(', ');
  return `ALTER TABLE access_changes ADD CONSTRAINT access_changes_change_check CHECK (change IN (${list}))`;
}

export class TrustedDocuments1700000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
