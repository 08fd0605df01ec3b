// Accounts, the people who own them, and the contacts held for them.
// INVARIANT: every key of account data begins with account_id, so that a row lives with its account (one shard, one partition key).
// account_numbers is the one way from an account number to its account; a trigger keeps it, so no writer can forget it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE accounts (
    account_id uuid PRIMARY KEY,
    number text NOT NULL CHECK (number <> ''),
    kind text NOT NULL CHECK (kind IN ('BUSINESS', 'RESIDENTIAL')),
    status text NOT NULL CHECK (status IN ('APPLICANT', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    since timestamptz NOT NULL,
    closed_at timestamptz,
    name text NOT NULL,
    currency char(3) NOT NULL DEFAULT 'USD' CHECK (currency ~ '^[A-Z]{3}$'),
    dedicated_representative boolean NOT NULL DEFAULT false,
    contract_covers_cpni boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (account_id, currency),
    CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL)),
    CHECK (kind = 'BUSINESS' OR NOT (dedicated_representative OR contract_covers_cpni))
  )`,

  `CREATE TABLE account_numbers (
    number text PRIMARY KEY,
    account_id uuid NOT NULL
  )`,
  `CREATE FUNCTION keep_account_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO account_numbers (number, account_id) SELECT number, account_id FROM added;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER accounts_numbers AFTER INSERT ON accounts
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_account_numbers()`,
  // The number is how a customer names the account and how a grant is narrowed to it, so it never changes.
  // An account that has obtained a service never becomes an applicant again: CPNI may exist from then on.
  `CREATE FUNCTION refuse_account_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.number <> OLD.number THEN
      RAISE EXCEPTION 'an account number does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.status = 'APPLICANT' AND OLD.status <> 'APPLICANT' THEN
      RAISE EXCEPTION 'a customer does not become an applicant again' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER accounts_change BEFORE UPDATE ON accounts
    FOR EACH ROW WHEN (NEW.number <> OLD.number OR NEW.status <> OLD.status)
    EXECUTE FUNCTION refuse_account_change()`,

  `CREATE TABLE account_owners (
    account_id uuid NOT NULL REFERENCES accounts,
    issuer text NOT NULL,
    subject text NOT NULL,
    PRIMARY KEY (account_id, issuer, subject)
  )`,
  `CREATE INDEX account_owners_by_subject ON account_owners (issuer, subject, account_id)`,

  `CREATE TABLE contacts (
    account_id uuid NOT NULL REFERENCES accounts,
    contact_id uuid NOT NULL,
    role text NOT NULL CHECK (role IN ('OWNER', 'BILLING', 'TECHNICAL', 'EMERGENCY')),
    name text NOT NULL,
    email text,
    phone text CHECK (phone ~ '^\\+[1-9][0-9]{1,14}$'),
    lines text[] NOT NULL DEFAULT '{}',
    city text,
    region text,
    postal_code text,
    country char(2) CHECK (country ~ '^[A-Z]{2}$'),
    PRIMARY KEY (account_id, contact_id)
  )`,
];

const DOWN = [
  'DROP TABLE contacts',
  'DROP TABLE account_owners',
  'DROP TABLE account_numbers',
  'DROP TABLE accounts',
  'DROP FUNCTION refuse_account_change()',
  'DROP FUNCTION keep_account_numbers()',
];

export class Accounts1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
