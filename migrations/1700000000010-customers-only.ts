// Only a customer has CPNI (47 CFR 64.2003(f)): the database refuses such rows for an applicant, and for no account at all.
// Checked once per statement over all its rows, so that a bulk load pays one join.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const CPNI_TABLES = [
  'services',
  'routes',
  'phone_numbers',
  'trunks',
  'service_locations',
  'emergency_addresses',
  'call_records',
  'message_records',
  'usage_totals',
  'destination_totals',
  'invoices',
] as const;

const REFUSE_APPLICANTS = `
  CREATE FUNCTION refuse_applicants() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM (SELECT DISTINCT account_id FROM added) AS loaded
      LEFT JOIN accounts USING (account_id)
      WHERE accounts.status IS NULL OR accounts.status = 'APPLICANT'
    ) THEN
      RAISE EXCEPTION 'only a customer has rows in %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
  END $$`;

export class CustomersOnly1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_APPLICANTS);
    for (const table of CPNI_TABLES) {
      await runner.query(
        `CREATE TRIGGER ${table}_customers_only AFTER INSERT ON ${table}
         REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_applicants()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of CPNI_TABLES) await runner.query(`DROP TRIGGER ${table}_customers_only ON ${table}`);
    await runner.query('DROP FUNCTION refuse_applicants()');
  }
}
