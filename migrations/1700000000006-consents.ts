// Approvals and objections, opt-out notices, and written designations (47 CFR 64.2007, 64.2008; 47 U.S.C. 222(c)(2)).
// Kept at least a year: rows are added, and only ever marked revoked or bounced.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE approvals (
    account_id uuid NOT NULL REFERENCES accounts,
    approval_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('OPT_IN', 'OPT_OUT', 'CONTINUED_USE')),
    scope text NOT NULL CHECK (scope IN ('MARKETING', 'LOCATION')),
    company_id text REFERENCES companies,
    categories text[],
    form text NOT NULL CHECK (form IN ('WRITTEN', 'ORAL', 'ELECTRONIC')),
    at timestamptz NOT NULL,
    revoked_at timestamptz CHECK (revoked_at >= at),
    PRIMARY KEY (account_id, approval_id)
  )`,
  `CREATE TRIGGER approvals_company AFTER INSERT ON approvals
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_company_accounts()`,

  `CREATE TABLE notices (
    account_id uuid NOT NULL REFERENCES accounts,
    notice_id uuid NOT NULL,
    channel text NOT NULL CHECK (channel IN ('ELECTRONIC', 'MAIL')),
    company_ids text[] NOT NULL DEFAULT '{}',
    sent_at timestamptz NOT NULL,
    bounced_at timestamptz CHECK (bounced_at >= sent_at),
    PRIMARY KEY (account_id, notice_id)
  )`,

  // The grantee is a person (issuer and subject) or a company, never both.
  `CREATE TABLE delegations (
    account_id uuid NOT NULL REFERENCES accounts,
    delegation_id uuid NOT NULL,
    grantee_kind text NOT NULL CHECK (grantee_kind IN ('SUBJECT', 'COMPANY')),
    grantee_issuer text,
    grantee_subject text,
    company_id text REFERENCES companies,
    form text NOT NULL CHECK (form IN ('WRITTEN', 'ORAL')),
    categories text[] NOT NULL,
    from_at timestamptz NOT NULL,
    until_at timestamptz CHECK (until_at >= from_at),
    revoked_at timestamptz,
    PRIMARY KEY (account_id, delegation_id),
    CHECK ((grantee_kind = 'SUBJECT') = (grantee_issuer IS NOT NULL)),
    CHECK ((grantee_kind = 'SUBJECT') = (grantee_subject IS NOT NULL)),
    CHECK ((grantee_kind = 'COMPANY') = (company_id IS NOT NULL))
  )`,
  `CREATE INDEX delegations_by_subject ON delegations (grantee_issuer, grantee_subject, account_id)
    WHERE grantee_kind = 'SUBJECT'`,
  `CREATE TRIGGER delegations_company AFTER INSERT ON delegations
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_company_accounts()`,
];

const DOWN = ['DROP TABLE delegations', 'DROP TABLE notices', 'DROP TABLE approvals'];

export class Consents1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
