// What a customer takes and how it is arranged: services, routes, phone numbers, trunks, service and E911 addresses.
// phone_number_accounts is the one way from a number in service to its account, kept by triggers: a number has one account at a time.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE services (
    account_id uuid NOT NULL REFERENCES accounts,
    service_id uuid NOT NULL,
    category text NOT NULL CHECK (category IN
      ('LOCAL', 'INTEREXCHANGE', 'WIRELESS', 'INFORMATION_SERVICE', 'EQUIPMENT')),
    type text NOT NULL CHECK (type IN
      ('SIP_TRUNKING', 'HOSTED_VOICE', 'LONG_DISTANCE', 'TOLL_FREE', 'MOBILE', 'MESSAGING', 'EQUIPMENT_RENTAL')),
    features text[] NOT NULL DEFAULT '{}',
    started_at timestamptz NOT NULL,
    ended_at timestamptz CHECK (ended_at >= started_at),
    PRIMARY KEY (account_id, service_id)
  )`,

  `CREATE TABLE routes (
    account_id uuid NOT NULL REFERENCES accounts,
    route_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('HOST', 'NUMBER', 'SIP_REGISTRATION', 'URI')),
    target text NOT NULL,
    label text,
    priority integer NOT NULL,
    PRIMARY KEY (account_id, route_id)
  )`,

  `CREATE TABLE phone_numbers (
    account_id uuid NOT NULL REFERENCES accounts,
    number_id uuid NOT NULL,
    number text NOT NULL CHECK (number ~ '^\\+[1-9][0-9]{1,14}$'),
    type text NOT NULL CHECK (type IN ('GEOGRAPHIC', 'TOLL_FREE', 'MOBILE')),
    assigned_at timestamptz NOT NULL,
    released_at timestamptz CHECK (released_at >= assigned_at),
    primary_route_id uuid,
    failover_route_id uuid,
    rate_center text,
    service_id uuid,
    PRIMARY KEY (account_id, number_id),
    FOREIGN KEY (account_id, primary_route_id) REFERENCES routes,
    FOREIGN KEY (account_id, failover_route_id) REFERENCES routes,
    FOREIGN KEY (account_id, service_id) REFERENCES services
  )`,
  `CREATE UNIQUE INDEX phone_numbers_in_service ON phone_numbers (account_id, number) WHERE released_at IS NULL`,

  `CREATE TABLE phone_number_accounts (
    number text PRIMARY KEY,
    account_id uuid NOT NULL
  )`,
  `CREATE FUNCTION keep_phone_number_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO phone_number_accounts (number, account_id)
      SELECT number, account_id FROM added WHERE released_at IS NULL;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER phone_numbers_accounts AFTER INSERT ON phone_numbers
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_phone_number_accounts()`,
  `CREATE FUNCTION release_phone_number() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM phone_number_accounts WHERE number = OLD.number AND account_id = OLD.account_id;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER phone_numbers_released AFTER UPDATE OF released_at ON phone_numbers
    FOR EACH ROW WHEN (OLD.released_at IS NULL AND NEW.released_at IS NOT NULL)
    EXECUTE FUNCTION release_phone_number()`,

  `CREATE TABLE trunks (
    account_id uuid NOT NULL REFERENCES accounts,
    trunk_id uuid NOT NULL,
    label text,
    sip_domain text NOT NULL,
    codecs text[] NOT NULL DEFAULT '{}',
    allowed_ips text[] NOT NULL DEFAULT '{}',
    channels integer NOT NULL CHECK (channels >= 0),
    removed_at timestamptz,
    PRIMARY KEY (account_id, trunk_id)
  )`,

  `CREATE TABLE service_locations (
    account_id uuid NOT NULL REFERENCES accounts,
    location_id uuid NOT NULL,
    lines text[] NOT NULL,
    city text NOT NULL,
    region text,
    postal_code text,
    country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    rate_center text,
    PRIMARY KEY (account_id, location_id)
  )`,

  `CREATE TABLE emergency_addresses (
    account_id uuid NOT NULL REFERENCES accounts,
    emergency_address_id uuid NOT NULL,
    number text NOT NULL CHECK (number ~ '^\\+[1-9][0-9]{1,14}$'),
    caller_name text NOT NULL,
    lines text[] NOT NULL,
    city text NOT NULL,
    region text,
    postal_code text,
    country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    validated_at timestamptz,
    PRIMARY KEY (account_id, emergency_address_id),
    UNIQUE (account_id, number)
  )`,
];

const DOWN = [
  'DROP TABLE emergency_addresses',
  'DROP TABLE service_locations',
  'DROP TABLE trunks',
  'DROP TABLE phone_number_accounts',
  'DROP TABLE phone_numbers',
  'DROP TABLE routes',
  'DROP TABLE services',
  'DROP FUNCTION release_phone_number()',
  'DROP FUNCTION keep_phone_number_accounts()',
];

export class Services1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
