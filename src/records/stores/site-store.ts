// Visits to the site and choices on cookies (Policy section 1). Nothing here is read by the API: it is counted by the operator.
import { randomUUID } from 'node:crypto';
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

export interface NewVisit {
  readonly at: Instant;
  /** Null where cookies were refused, or not yet chosen. */
  readonly visitorId: string | null;
  /** A network such as 192.0.2.0/24; null where none is known. */
  readonly network: string | null;
  readonly browser: string;
  readonly referrerOrigin: string | null;
  readonly exitOrigin: string | null;
  readonly pages: readonly { readonly path: string; readonly seconds: number }[];
}

const ADD_VISIT = `
  WITH visit AS (
    INSERT INTO site_visits (visit_id, hour, visitor_id, network, browser, referrer_origin, exit_origin)
    VALUES ($1, date_trunc('hour', $2::timestamptz, 'UTC'), $3, $4, $5, $6, $7) RETURNING visit_id)
  INSERT INTO site_page_views (visit_id, place, path, seconds)
  SELECT visit_id, page.place - 1, page.path, page.seconds
    FROM visit, unnest($8::text[], $9::integer[]) WITH ORDINALITY AS page (path, seconds, place)`;

export async function addVisit(database: Database, visit: NewVisit): Promise<void> {
  const { at, visitorId, network, browser, referrerOrigin, exitOrigin, pages } = visit;
  await database.query(ADD_VISIT, [
    randomUUID(),
    toIso(at),
    visitorId,
    network,
    browser,
    referrerOrigin,
    exitOrigin,
    pages.map(({ path }) => path),
    pages.map(({ seconds }) => seconds),
  ]);
}

export const COOKIE_CHOICES = ['ACCEPTED', 'REFUSED'] as const;
export type CookieChoice = (typeof COOKIE_CHOICES)[number];

/** Answers the visitor's id; null where cookies are refused: then nobody is told from anybody else. */
export async function addCookieChoice(
  database: Database,
  { choice, at }: { readonly choice: CookieChoice; readonly at: Instant },
): Promise<string | null> {
  const visitorId = choice === 'ACCEPTED' ? randomUUID() : null;
  await database.query(
    `INSERT INTO site_cookie_choices (choice_id, hour, choice, visitor_id)
     VALUES ($1, date_trunc('hour', $2::timestamptz, 'UTC'), $3, $4)`,
    [randomUUID(), toIso(at), choice, visitorId],
  );
  return visitorId;
}

const KEPT = '13 months';

export async function purgeSiteData(database: Database, now: Instant): Promise<void> {
  for (const table of ['site_visits', 'site_cookie_choices'])
    await database.query(`DELETE FROM ${table} WHERE hour < $1::timestamptz - interval '${KEPT}'`, [
      toIso(now),
    ]);
}
