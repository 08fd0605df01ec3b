// The papers a purpose leans on: campaigns, tickets, fraud cases, calls, emergency calls, legal requests, onboarding cases,
// the accounts and reviewers of legal requests, and legal holds. A hold keeps data and grants no read.
// A reference may concern one account (account_id), none (campaign) or several (reference_accounts), so it is keyed by itself.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE case_references (
    reference_id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN
      ('CAMPAIGN', 'TICKET', 'FRAUD_CASE', 'CALL', 'EMERGENCY_CALL', 'LEGAL_REQUEST', 'ONBOARDING_CASE')),
    account_id uuid REFERENCES accounts,
    company_ids text[] NOT NULL DEFAULT '{}',
    handled_by_issuer text,
    handled_by_subject text,
    opened_by_issuer text NOT NULL,
    opened_by_subject text NOT NULL,
    opened_at timestamptz NOT NULL,
    ended_at timestamptz CHECK (ended_at >= opened_at),

    offering text CHECK (offering IN ('LOCAL', 'INTEREXCHANGE', 'WIRELESS', 'INFORMATION_SERVICE', 'EQUIPMENT')),
    approved_by_issuer text,
    approved_by_subject text,
    approved_at timestamptz,

    customer_consented boolean,
    customer_authn_method text CHECK (customer_authn_method IN
      ('NONE', 'BIOGRAPHICAL', 'ACCOUNT_INFORMATION', 'ONE_TIME_CODE', 'PASSWORD', 'PASSWORD_MFA', 'PHOTO_ID',
       'CALLBACK', 'BUSINESS_CONTRACT')),
    customer_authn_channel text CHECK (customer_authn_channel IN ('ONLINE', 'TELEPHONE', 'IN_STORE')),

    agency_company_id text REFERENCES companies,
    calling_number text CHECK (calling_number ~ '^\\+[1-9][0-9]{1,14}$'),
    call_id uuid,

    instrument text CHECK (instrument IN
      ('SUBPOENA', 'COURT_ORDER', 'WARRANT', 'EMERGENCY_REQUEST', 'PRESERVATION')),
    categories text[],
    from_at timestamptz,
    to_at timestamptz CHECK (to_at >= from_at),
    entered_by_issuer text,
    entered_by_subject text,
    entered_at timestamptz,
    expires_at timestamptz,
    nondisclosure boolean,
    nondisclosure_until timestamptz,

    CHECK ((handled_by_issuer IS NULL) = (handled_by_subject IS NULL)),
    CHECK (num_nulls(approved_by_issuer, approved_by_subject, approved_at) IN (0, 3)),
    CHECK ((kind IN ('CAMPAIGN', 'LEGAL_REQUEST')) = (account_id IS NULL)),
    CONSTRAINT campaign_complete CHECK ((kind = 'CAMPAIGN') = (offering IS NOT NULL)),
    CONSTRAINT campaign_approved_by_another CHECK (approved_at IS NULL
      OR (kind = 'CAMPAIGN' AND (approved_by_issuer, approved_by_subject) <> (opened_by_issuer, opened_by_subject))),
    CONSTRAINT call_complete CHECK ((kind = 'CALL')
      = (num_nulls(customer_consented, customer_authn_method, customer_authn_channel) = 0)),
    CONSTRAINT emergency_call_complete CHECK (kind <> 'EMERGENCY_CALL'
      OR num_nulls(agency_company_id, calling_number) = 0),
    CONSTRAINT legal_request_complete CHECK ((kind = 'LEGAL_REQUEST')
      = (num_nulls(instrument, categories, from_at, to_at, entered_by_issuer, entered_by_subject, entered_at,
                   expires_at, nondisclosure) = 0)),
    CONSTRAINT legal_request_of_an_agency CHECK (kind <> 'LEGAL_REQUEST' OR agency_company_id IS NOT NULL)
  )`,
  `CREATE INDEX case_references_by_account ON case_references (account_id, kind) WHERE account_id IS NOT NULL`,
  `CREATE INDEX case_references_by_agency ON case_references (agency_company_id, kind) WHERE agency_company_id IS NOT NULL`,

  `CREATE TABLE reference_accounts (
    account_id uuid NOT NULL REFERENCES accounts,
    reference_id uuid NOT NULL REFERENCES case_references,
    PRIMARY KEY (account_id, reference_id)
  )`,
  `CREATE INDEX reference_accounts_by_reference ON reference_accounts (reference_id, account_id)`,

  `CREATE TABLE legal_reviews (
    reference_id uuid NOT NULL REFERENCES case_references,
    reviewer_issuer text NOT NULL,
    reviewer_subject text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (reference_id, reviewer_issuer, reviewer_subject)
  )`,

  `CREATE TABLE legal_holds (
    account_id uuid NOT NULL REFERENCES accounts,
    hold_id uuid NOT NULL,
    reference_id uuid NOT NULL REFERENCES case_references,
    placed_at timestamptz NOT NULL,
    until_at timestamptz CHECK (until_at >= placed_at),
    released_at timestamptz CHECK (released_at >= placed_at),
    PRIMARY KEY (account_id, hold_id)
  )`,
];

const DOWN = [
  'DROP TABLE legal_holds',
  'DROP TABLE legal_reviews',
  'DROP TABLE reference_accounts',
  'DROP TABLE case_references',
];

export class References1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
