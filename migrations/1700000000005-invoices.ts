// Invoices, their summary lines and their lines per call. Money is an exact numeric beside its currency.
// INVARIANT: an account is invoiced in its own currency, so that a balance is one sum. No card data, anywhere.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE invoices (
    account_id uuid NOT NULL REFERENCES accounts,
    invoice_id uuid NOT NULL,
    number text NOT NULL,
    period_from timestamptz NOT NULL,
    period_to timestamptz NOT NULL CHECK (period_to > period_from),
    issued_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    total_amount numeric(18,6) NOT NULL,
    paid_amount numeric(18,6) NOT NULL DEFAULT 0,
    currency char(3) NOT NULL,
    PRIMARY KEY (account_id, invoice_id),
    UNIQUE (account_id, number),
    FOREIGN KEY (account_id, currency) REFERENCES accounts (account_id, currency)
  )`,
  `CREATE INDEX invoices_newest_first ON invoices (account_id, issued_at, invoice_id)`,

  `CREATE TABLE invoice_lines (
    account_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    line_id uuid NOT NULL,
    description text NOT NULL,
    quantity numeric(18,6) NOT NULL,
    amount numeric(18,6) NOT NULL,
    currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    PRIMARY KEY (account_id, invoice_id, line_id),
    FOREIGN KEY (account_id, invoice_id) REFERENCES invoices
  )`,

  // The primary key is the keyset order of an invoice's calls.
  `CREATE TABLE invoice_call_lines (
    account_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    started_at timestamptz NOT NULL,
    call_line_id uuid NOT NULL,
    called_number text NOT NULL CHECK (called_number ~ '^\\+[1-9][0-9]{1,14}$'),
    billed_seconds integer NOT NULL CHECK (billed_seconds >= 0),
    amount numeric(18,6) NOT NULL,
    currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    PRIMARY KEY (account_id, invoice_id, started_at, call_line_id),
    FOREIGN KEY (account_id, invoice_id) REFERENCES invoices
  )`,
];

const DOWN = ['DROP TABLE invoice_call_lines', 'DROP TABLE invoice_lines', 'DROP TABLE invoices'];

export class Invoices1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
