// Technical data of visits to the site (Policy section 1). It identifies nobody: no key of an account, contact, login or token stands
// here, the ids are random, the address is the network's, and the instant is the hour. Kept for 13 months.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const HOUR = `CHECK (hour = date_trunc('hour', hour, 'UTC'))`;

const UP = [
  `CREATE TABLE site_visits (
    visit_id uuid PRIMARY KEY,
    hour timestamptz NOT NULL ${HOUR},
    visitor_id uuid,
    network cidr CHECK (masklen(network) <= CASE family(network) WHEN 4 THEN 24 ELSE 48 END),
    browser text NOT NULL,
    referrer_origin text,
    exit_origin text
  )`,
  'CREATE INDEX site_visits_by_age ON site_visits (hour)',
  `CREATE TABLE site_page_views (
    visit_id uuid NOT NULL REFERENCES site_visits ON DELETE CASCADE,
    place integer NOT NULL CHECK (place >= 0),
    path text NOT NULL,
    seconds integer NOT NULL CHECK (seconds >= 0),
    PRIMARY KEY (visit_id, place)
  )`,
  `CREATE TABLE site_cookie_choices (
    choice_id uuid PRIMARY KEY,
    hour timestamptz NOT NULL ${HOUR},
    choice text NOT NULL CHECK (choice IN ('ACCEPTED', 'REFUSED')),
    visitor_id uuid,
    CHECK ((choice = 'ACCEPTED') = (visitor_id IS NOT NULL))
  )`,
  'CREATE INDEX site_cookie_choices_by_age ON site_cookie_choices (hour)',
  'GRANT SELECT, INSERT, DELETE ON site_visits, site_page_views, site_cookie_choices TO account_data_api',
];

const DOWN = ['DROP TABLE site_cookie_choices', 'DROP TABLE site_page_views', 'DROP TABLE site_visits'];

export class SiteData1700000000056 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
