// The registers of what went wrong with consent and disclosure: failures of the opt-out mechanism, with when the Commission is to be
// told and was (47 CFR 64.2009(f)), and complaints of customers (47 CFR 64.2009(e)). They name no customer; rows are added and
// completed, never deleted.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE opt_out_failures (
    failure_id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    mechanisms text[] NOT NULL CHECK (cardinality(mechanisms) > 0
      AND mechanisms <@ ARRAY['WEB_SITE', 'TELEPHONE', 'E_MAIL', 'POST', 'IN_PERSON']),
    problems text[] NOT NULL CHECK (cardinality(problems) > 0
      AND problems <@ ARRAY['UNREACHABLE', 'NOT_RECORDED', 'RECORDED_LATE', 'MISDIRECTED', 'OTHER']),
    began_at timestamptz NOT NULL,
    discovered_at timestamptz NOT NULL CHECK (discovered_at >= began_at),
    ended_at timestamptz CHECK (ended_at >= began_at),
    customers_affected integer NOT NULL CHECK (customers_affected >= 0),
    more_than_anomaly boolean NOT NULL,
    summary text NOT NULL,
    reported_by_issuer text NOT NULL,
    reported_by_subject text NOT NULL,
    reported_at timestamptz NOT NULL,
    commission_due_at timestamptz,
    commission_notified_at timestamptz CHECK (commission_notified_at >= discovered_at),
    remedy text,
    CHECK (more_than_anomaly = (commission_due_at IS NOT NULL)),
    CHECK ((commission_notified_at IS NULL) = (remedy IS NULL))
  )`,
  'CREATE INDEX opt_out_failures_newest_first ON opt_out_failures (reported_at DESC, failure_id DESC)',
  'GRANT SELECT, INSERT ON opt_out_failures TO account_data_api',
  'GRANT UPDATE (ended_at, commission_notified_at, remedy) ON opt_out_failures TO account_data_api',
  `CREATE TABLE complaints (
    complaint_id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    category text NOT NULL CHECK (category IN
      ('IMPROPER_EMPLOYEE_ACCESS', 'IMPROPER_DISCLOSURE', 'IMPROPER_ONLINE_ACCESS', 'OTHER')),
    received_at timestamptz NOT NULL,
    summary text NOT NULL,
    recorded_by_issuer text NOT NULL,
    recorded_by_subject text NOT NULL,
    recorded_at timestamptz NOT NULL CHECK (recorded_at >= received_at)
  )`,
  'CREATE INDEX complaints_newest_first ON complaints (recorded_at DESC, complaint_id DESC)',
  'GRANT SELECT, INSERT ON complaints TO account_data_api',
];

const DOWN = ['DROP TABLE complaints', 'DROP TABLE opt_out_failures'];

export class OptOutFailures1700000000075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
