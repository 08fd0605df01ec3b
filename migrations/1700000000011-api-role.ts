// The role that the API works as: it reads every table and changes what the table below says, and nothing else.
// It owns nothing, so it can neither alter a table nor empty one, nor change or delete what is append-only.
// The operator migrates as the owner of the database (with CREATEROLE, or makes the role beforehand:
// CREATE ROLE account_data_api NOLOGIN) and lets the API's login take it: GRANT account_data_api TO <login>;
// the API then connects with `role=account_data_api`, or the login is made to inherit it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

// The role belongs to the cluster, which may hold other databases of this product: made when missing, never dropped.
const CREATE_ROLE = `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'account_data_api') THEN
      CREATE ROLE account_data_api NOLOGIN;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- another database of the cluster was migrated at the same moment
  END $$`;

/** What the API changes, by table. A column list means: these columns of a row, once written. */
const CHANGES: readonly (readonly [table: string, privileges: string])[] = [
  ['accounts', 'INSERT'],
  [
    'accounts',
    'UPDATE (status, since, closed_at, name, dedicated_representative, contract_covers_cpni, version)',
  ],
  ['account_numbers', 'INSERT'],
  ['account_owners', 'INSERT, DELETE'],
  ['contacts', 'INSERT, UPDATE, DELETE'],
  ['companies', 'INSERT, UPDATE (name, communications_related, suspended_at)'],
  ['api_clients', 'INSERT, UPDATE (name, purposes, categories, requires_dpop, suspended_at)'],
  ['service_relationships', 'INSERT, UPDATE (to_at)'],
  ['company_accounts', 'INSERT'],
  ['services', 'INSERT, UPDATE (features, ended_at)'],
  ['routes', 'INSERT, UPDATE, DELETE'],
  ['phone_numbers', 'INSERT'],
  ['phone_numbers', 'UPDATE (released_at, primary_route_id, failover_route_id, rate_center, service_id)'],
  ['phone_number_accounts', 'INSERT, DELETE'],
  ['trunks', 'INSERT, UPDATE'],
  ['service_locations', 'INSERT, UPDATE, DELETE'],
  ['emergency_addresses', 'INSERT, UPDATE, DELETE'],
  ['call_records', 'INSERT'],
  ['message_records', 'INSERT'],
  ['usage_totals', 'INSERT, UPDATE (minutes, calls, messages)'],
  ['destination_totals', 'INSERT, UPDATE (minutes, calls, messages)'],
  ['invoices', 'INSERT, UPDATE (paid_amount)'],
  ['invoice_lines', 'INSERT'],
  ['invoice_call_lines', 'INSERT'],
  ['approvals', 'INSERT, UPDATE (revoked_at)'],
  ['notices', 'INSERT, UPDATE (bounced_at)'],
  ['delegations', 'INSERT, UPDATE (revoked_at)'],
  ['case_references', 'INSERT'],
  ['case_references', 'UPDATE (ended_at, approved_by_issuer, approved_by_subject, approved_at)'],
  ['case_references', 'UPDATE (customer_consented, customer_authn_method, customer_authn_channel)'],
  ['case_references', 'UPDATE (call_id, nondisclosure_until)'],
  ['reference_accounts', 'INSERT'],
  ['legal_reviews', 'INSERT'],
  ['legal_holds', 'INSERT, UPDATE (until_at, released_at)'],
  ['policy_versions', 'INSERT, UPDATE (effective_to, successor)'],
  ['policy_acceptances', 'INSERT'],
  ['audit_entries', 'INSERT'],
];

export class ApiRole1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_ROLE);
    await runner.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    await runner.query('GRANT USAGE ON SCHEMA public TO account_data_api');
    await runner.query('GRANT SELECT ON ALL TABLES IN SCHEMA public TO account_data_api');
    for (const [table, privileges] of CHANGES) {
      await runner.query(`GRANT ${privileges} ON ${table} TO account_data_api`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM account_data_api');
    await runner.query('REVOKE ALL ON SCHEMA public FROM account_data_api');
  }
}
