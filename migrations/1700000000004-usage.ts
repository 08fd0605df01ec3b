// Call and message records, by month and newest first, and the totals per day that spare reading them.
// A record is written once. Partitions are made by ensure_month_partitions() before a month is loaded; months are months of UTC.
// The record tables carry no foreign key to accounts: it would cost a look-up per row loaded. The trigger of
// CustomersOnly checks every load at once instead, and the API's role may not delete an account.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  // The primary key, read backwards, is the keyset order (account_id; started_at, call_id newest first).
  `CREATE TABLE call_records (
    account_id uuid NOT NULL,
    started_at timestamptz NOT NULL,
    call_id uuid NOT NULL,
    direction text NOT NULL CHECK (direction IN ('INBOUND', 'OUTBOUND')),
    calling_number text NOT NULL CHECK (calling_number ~ '^\\+[1-9][0-9]{1,14}$'),
    called_number text NOT NULL CHECK (called_number ~ '^\\+[1-9][0-9]{1,14}$'),
    destination_country char(2),
    destination_prefix text,
    ended_at timestamptz CHECK (ended_at >= started_at),
    duration_seconds integer NOT NULL CHECK (duration_seconds >= 0),
    billed_seconds integer NOT NULL CHECK (billed_seconds >= 0),
    charge_amount numeric(18,6),
    charge_currency char(3) CHECK (charge_currency ~ '^[A-Z]{3}$'),
    place text,
    latitude double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    PRIMARY KEY (account_id, started_at, call_id),
    CHECK ((charge_amount IS NULL) = (charge_currency IS NULL)),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
  ) PARTITION BY RANGE (started_at)`,

  // Places are paged in an order that says nothing of the calls.
  `CREATE INDEX call_records_with_place ON call_records (account_id, md5(call_id::text))
    WHERE place IS NOT NULL OR latitude IS NOT NULL`,

  // Never the content of a message.
  `CREATE TABLE message_records (
    account_id uuid NOT NULL,
    sent_at timestamptz NOT NULL,
    message_id uuid NOT NULL,
    direction text NOT NULL CHECK (direction IN ('INBOUND', 'OUTBOUND')),
    sender_number text NOT NULL CHECK (sender_number ~ '^\\+[1-9][0-9]{1,14}$'),
    recipient_number text NOT NULL CHECK (recipient_number ~ '^\\+[1-9][0-9]{1,14}$'),
    destination_country char(2),
    segments integer NOT NULL CHECK (segments > 0),
    PRIMARY KEY (account_id, sent_at, message_id)
  ) PARTITION BY RANGE (sent_at)`,

  `CREATE TABLE usage_totals (
    account_id uuid NOT NULL,
    day date NOT NULL,
    minutes numeric(18,6) NOT NULL CHECK (minutes >= 0),
    calls integer NOT NULL CHECK (calls >= 0),
    messages integer NOT NULL CHECK (messages >= 0),
    PRIMARY KEY (account_id, day)
  )`,

  `CREATE TABLE destination_totals (
    account_id uuid NOT NULL,
    day date NOT NULL,
    country char(2) NOT NULL,
    prefix text NOT NULL,
    minutes numeric(18,6) NOT NULL CHECK (minutes >= 0),
    calls integer NOT NULL CHECK (calls >= 0),
    messages integer NOT NULL CHECK (messages >= 0),
    PRIMARY KEY (account_id, day, country, prefix)
  )`,

  // Makes the months of [from, until) that a table partitioned by month lacks; two who ask at once take turns.
  `CREATE FUNCTION ensure_month_partitions(parent regclass, from_at timestamptz, until_at timestamptz)
  RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    month timestamptz := date_trunc('month', from_at, 'UTC');
    following timestamptz;
    name text;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('ensure_month_partitions'));
    WHILE month < until_at LOOP
      following := (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC';
      name := (SELECT relname FROM pg_class WHERE oid = parent) || to_char(month AT TIME ZONE 'UTC', '_YYYY_MM');
      IF to_regclass(name) IS NULL THEN
        BEGIN
          EXECUTE format('CREATE TABLE %I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)', name, parent, month, following);
        EXCEPTION WHEN check_violation THEN
          NULL; -- rows of this month lie in the default partition already, and stay there
        END;
      END IF;
      month := following;
    END LOOP;
  END $$`,
];

const DOWN = [
  'DROP FUNCTION ensure_month_partitions(regclass, timestamptz, timestamptz)',
  'DROP TABLE destination_totals',
  'DROP TABLE usage_totals',
  'DROP TABLE message_records',
  'DROP TABLE call_records',
];

export class Usage1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
