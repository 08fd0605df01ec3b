// What shows that a customer said what the staff recorded (47 CFR 64.2007(a)(3), 47 U.S.C. 222(c)(2)), a designation that lists
// something, and the approval to be sent notices by e-mail (47 CFR 64.2008(d)(3)(i)), which is of no company and no category.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE approvals
    ADD COLUMN evidence text CHECK (evidence ~ '[^[:space:]]'),
    ADD COLUMN revoked_evidence text CHECK (revoked_evidence ~ '[^[:space:]]'),
    DROP CONSTRAINT approvals_scope_check,
    ADD CONSTRAINT approvals_scope_check CHECK (scope IN ('MARKETING', 'LOCATION', 'EMAIL_NOTICES')),
    ADD CONSTRAINT notices_of_all CHECK (scope <> 'EMAIL_NOTICES' OR num_nulls(company_id, categories) = 2)`,
  `ALTER TABLE delegations
    ADD COLUMN evidence text CHECK (evidence ~ '[^[:space:]]'),
    ADD COLUMN revoked_evidence text CHECK (revoked_evidence ~ '[^[:space:]]'),
    ADD CONSTRAINT delegations_list_categories CHECK (cardinality(categories) > 0)`,
  'GRANT UPDATE (revoked_evidence) ON approvals TO account_data_api',
  'GRANT UPDATE (revoked_evidence) ON delegations TO account_data_api',
];

const DOWN = [
  'ALTER TABLE delegations DROP CONSTRAINT delegations_list_categories, DROP COLUMN revoked_evidence, DROP COLUMN evidence',
  `DELETE FROM approvals WHERE scope = 'EMAIL_NOTICES'`,
  `ALTER TABLE approvals
    DROP CONSTRAINT notices_of_all,
    DROP CONSTRAINT approvals_scope_check,
    ADD CONSTRAINT approvals_scope_check CHECK (scope IN ('MARKETING', 'LOCATION')),
    DROP COLUMN revoked_evidence,
    DROP COLUMN evidence`,
];

export class Evidence1700000000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
