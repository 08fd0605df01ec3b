// What was known of a contact and since when: every version is kept, so that the address of record, which counts after thirty
// days (47 CFR 64.2003(b)), can be told as of any instant.
// INVARIANT: contacts holds the newest version; the triggers count and copy it, so that no writer can forget to.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ADDRESS = 'lines, city, region, postal_code, country';
const COPIED = `account_id, contact_id, version, since, role, name, email, email_since, phone, ${ADDRESS}, address_since`;

const address = (row: string) =>
  `(${ADDRESS.split(', ')
    .map((column) => `${row}.${column}`)
    .join(', ')})`;

const UP = [
  `ALTER TABLE contacts
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD COLUMN since timestamptz,
    ADD COLUMN email_since timestamptz,
    ADD COLUMN address_since timestamptz`,
  `UPDATE contacts SET since = a.since, email_since = a.since, address_since = a.since
    FROM accounts a WHERE a.account_id = contacts.account_id`,
  `ALTER TABLE contacts
    ALTER COLUMN since SET NOT NULL,
    ALTER COLUMN email_since SET NOT NULL,
    ALTER COLUMN address_since SET NOT NULL`,
  // The address of record is that of the owner: there is one.
  `CREATE UNIQUE INDEX contacts_one_owner ON contacts (account_id) WHERE role = 'OWNER'`,

  `CREATE TABLE contact_versions (
    account_id uuid NOT NULL REFERENCES accounts,
    contact_id uuid NOT NULL,
    version integer NOT NULL,
    since timestamptz NOT NULL,
    role text NOT NULL,
    name text NOT NULL,
    email text,
    email_since timestamptz NOT NULL,
    phone text,
    lines text[] NOT NULL,
    city text,
    region text,
    postal_code text,
    country char(2),
    address_since timestamptz NOT NULL,
    PRIMARY KEY (account_id, contact_id, version)
  )`,
  `INSERT INTO contact_versions (${COPIED}) SELECT ${COPIED} FROM contacts`,

  `CREATE FUNCTION begin_contact() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.version := 1;
    NEW.email_since := NEW.since;
    NEW.address_since := NEW.since;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER contacts_begin BEFORE INSERT ON contacts FOR EACH ROW EXECUTE FUNCTION begin_contact()`,
  `CREATE FUNCTION change_contact() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.version := OLD.version + 1;
    NEW.since := greatest(NEW.since, OLD.since);
    NEW.email_since := CASE WHEN NEW.email IS DISTINCT FROM OLD.email THEN NEW.since ELSE OLD.email_since END;
    NEW.address_since := CASE WHEN ${address('NEW')} IS DISTINCT FROM ${address('OLD')}
      THEN NEW.since ELSE OLD.address_since END;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER contacts_change BEFORE UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION change_contact()`,
  `CREATE FUNCTION keep_contact_versions() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO contact_versions (${COPIED}) SELECT ${COPIED} FROM changed;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER contacts_begun AFTER INSERT ON contacts
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_contact_versions()`,
  `CREATE TRIGGER contacts_changed AFTER UPDATE ON contacts
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_contact_versions()`,
  'GRANT SELECT, INSERT ON contact_versions TO account_data_api',
  'REVOKE DELETE ON contacts FROM account_data_api',
];

const DOWN = [
  'GRANT DELETE ON contacts TO account_data_api',
  'DROP TRIGGER contacts_changed ON contacts',
  'DROP TRIGGER contacts_begun ON contacts',
  'DROP TRIGGER contacts_change ON contacts',
  'DROP TRIGGER contacts_begin ON contacts',
  'DROP FUNCTION keep_contact_versions()',
  'DROP FUNCTION change_contact()',
  'DROP FUNCTION begin_contact()',
  'DROP TABLE contact_versions',
  'DROP INDEX contacts_one_owner',
  `ALTER TABLE contacts
    DROP COLUMN version, DROP COLUMN since, DROP COLUMN email_since, DROP COLUMN address_since`,
];

export class ContactVersions1700000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
