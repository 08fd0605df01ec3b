// The companies outside and beside the carrier, the clients they call with, and their relationships with accounts.
// company_accounts is the way from a company to the accounts that may exist for it: a superset, kept by triggers
// (here and with the consents); whether the tie holds is read from the rows themselves. It never shrinks.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE companies (
    company_id text PRIMARY KEY CHECK (company_id ~ '^[a-z0-9][a-z0-9-]*$'),
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN
      ('CARRIER', 'AFFILIATE', 'AGENT', 'JOINT_VENTURE', 'THIRD_PARTY', 'PUBLIC_SAFETY', 'GOVERNMENT')),
    communications_related boolean NOT NULL,
    suspended_at timestamptz
  )`,

  `CREATE TABLE api_clients (
    issuer text NOT NULL,
    client_id text NOT NULL,
    name text NOT NULL,
    caller_kind text NOT NULL CHECK (caller_kind IN ('CUSTOMER', 'DELEGATE', 'STAFF', 'COMPANY')),
    company_id text REFERENCES companies,
    purposes text[] NOT NULL,
    categories text[],
    requires_dpop boolean NOT NULL,
    suspended_at timestamptz,
    PRIMARY KEY (issuer, client_id),
    CHECK (caller_kind <> 'COMPANY' OR company_id IS NOT NULL)
  )`,

  `CREATE TABLE service_relationships (
    account_id uuid NOT NULL REFERENCES accounts,
    relationship_id uuid NOT NULL,
    company_id text NOT NULL REFERENCES companies,
    kind text NOT NULL CHECK (kind IN ('SERVICE', 'ASSIGNMENT')),
    from_at timestamptz NOT NULL,
    to_at timestamptz CHECK (to_at >= from_at),
    PRIMARY KEY (account_id, relationship_id)
  )`,
  `CREATE INDEX service_relationships_by_company ON service_relationships (account_id, company_id)`,

  `CREATE TABLE company_accounts (
    company_id text NOT NULL,
    account_id uuid NOT NULL,
    PRIMARY KEY (company_id, account_id)
  )`,
  // Serves every table that names a company in company_id: the rows that name none are passed over.
  `CREATE FUNCTION keep_company_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO company_accounts (company_id, account_id)
      SELECT DISTINCT company_id, account_id FROM added WHERE company_id IS NOT NULL
      ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER service_relationships_company AFTER INSERT ON service_relationships
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_company_accounts()`,
];

const DOWN = [
  'DROP TABLE company_accounts',
  'DROP TABLE service_relationships',
  'DROP TABLE api_clients',
  'DROP TABLE companies',
  'DROP FUNCTION keep_company_accounts()',
];

export class Companies1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
