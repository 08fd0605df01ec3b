// The register of breaches (47 CFR 64.2011): rows are added and completed, and never taken away.
import { v7 as uuidv7 } from 'uuid';
import { toIso, toIsoOrNull, type Instant } from '../../clock.js';
import type { CpniCategory } from '../../policy/categories.js';
import type { Database } from '../database.js';
import {
  dayOf,
  pageRegister,
  type Register,
  type RegisterPage,
  type RegisterPageRequest,
} from '../register-pages.js';

export interface NewBreach {
  readonly code: string;
  readonly rule: string;
  readonly discoveredAt: Instant;
  readonly determinedAt: Instant;
  readonly categories: readonly CpniCategory[];
  readonly customersAffected: number;
  readonly summary: string;
  readonly reportedBy: { readonly issuer: string; readonly subject: string };
  readonly reportedAt: Instant;
  readonly agenciesDueAt: Instant;
  readonly customersDueAt: Instant | null;
}

/** As it stands in the register. */
export interface Breach {
  readonly id: string;
  readonly code: string;
  readonly rule: string;
  readonly discoveredAt: Date;
  readonly determinedAt: Date;
  readonly categories: readonly CpniCategory[];
  readonly customersAffected: number;
  readonly accountsKnown: number;
  readonly summary: string;
  readonly reportedAt: Date;
  readonly agenciesDueAt: Date;
  readonly agenciesNotifiedAt: Date | null;
  readonly customersNotBefore: Date | null;
  readonly customersDueAt: Date | null;
  readonly heldUntil: Date | null;
  readonly customersNotifiedAt: Date | null;
}

const SELECT = `
  SELECT b.breach_id AS id, b.code, b.rule, b.discovered_at AS "discoveredAt", b.determined_at AS "determinedAt",
    b.categories, b.customers_affected AS "customersAffected", b.summary, b.reported_at AS "reportedAt",
    (SELECT count(*) FROM breach_accounts a WHERE a.breach_id = b.breach_id)::integer AS "accountsKnown",
    b.agencies_due_at AS "agenciesDueAt", b.agencies_notified_at AS "agenciesNotifiedAt",
    b.customers_not_before AS "customersNotBefore", b.customers_due_at AS "customersDueAt",
    b.held_until AS "heldUntil", b.customers_notified_at AS "customersNotifiedAt"
  FROM breaches b`;

const ADD = `
  INSERT INTO breaches (breach_id, code, rule, discovered_at, determined_at, categories, customers_affected, summary,
    reported_by_issuer, reported_by_subject, reported_at, agencies_due_at, customers_due_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (code) DO NOTHING RETURNING breach_id AS id`;

/** Its id; null when another has the code. */
export async function addBreach(inside: Database, breach: NewBreach): Promise<string | null> {
  const { issuer, subject } = breach.reportedBy;
  const [added] = await inside.query<{ id: string }>(ADD, [
    uuidv7(),
    breach.code,
    breach.rule,
    toIso(breach.discoveredAt),
    toIso(breach.determinedAt),
    breach.categories,
    breach.customersAffected,
    breach.summary,
    issuer,
    subject,
    toIso(breach.reportedAt),
    toIso(breach.agenciesDueAt),
    toIsoOrNull(breach.customersDueAt),
  ]);
  return added?.id ?? null;
}

/** Answers which of the account numbers there are not. One that is listed already stays listed. */
export async function addBreachAccounts(
  inside: Database,
  breachId: string,
  numbers: readonly string[],
): Promise<string[]> {
  const missing = await inside.query<{ number: string }>(
    `SELECT number FROM unnest($1::text[]) AS given (number)
      WHERE NOT EXISTS (SELECT FROM account_numbers n WHERE n.number = given.number)`,
    [numbers],
  );
  if (missing.length > 0) return missing.map(({ number }) => number);
  await inside.query(
    `INSERT INTO breach_accounts (account_id, breach_id)
      SELECT account_id, $1 FROM account_numbers WHERE number = ANY($2::text[]) ON CONFLICT DO NOTHING`,
    [breachId, numbers],
  );
  return [];
}

export async function findBreach(database: Database, code: string): Promise<Breach | null> {
  const [found] = await database.query<Breach>(`${SELECT} WHERE b.code = $1`, [code]);
  return found ?? null;
}

/** Nobody else changes it until the transaction ends. */
export async function lockBreach(inside: Database, code: string): Promise<Breach | null> {
  await inside.query('SELECT FROM breaches WHERE code = $1 FOR UPDATE', [code]);
  return findBreach(inside, code);
}

const REGISTER: Register<Breach> = {
  select: SELECT,
  at: 'b.reported_at',
  id: 'b.breach_id',
  keyOf: ({ reportedAt: at, id }) => ({ at, id }),
};

export function pageBreaches(
  database: Database,
  request: RegisterPageRequest,
): Promise<RegisterPage<Breach>> {
  return pageRegister(database, REGISTER, request);
}

export async function recordAgenciesNotified(
  inside: Database,
  id: string,
  { at, customersNotBefore }: { readonly at: Instant; readonly customersNotBefore: Instant },
): Promise<void> {
  await inside.query(
    'UPDATE breaches SET agencies_notified_at = $2, customers_not_before = $3 WHERE breach_id = $1',
    [id, toIso(at), toIso(customersNotBefore)],
  );
}

export async function recordHold(
  inside: Database,
  id: string,
  { until, direction }: { readonly until: Instant; readonly direction: string },
): Promise<void> {
  await inside.query('UPDATE breaches SET held_until = $2, held_on_direction = $3 WHERE breach_id = $1', [
    id,
    toIso(until),
    direction,
  ]);
}

export async function recordCustomersNotified(inside: Database, id: string, at: Instant): Promise<void> {
  await inside.query('UPDATE breaches SET customers_notified_at = $2 WHERE breach_id = $1', [id, toIso(at)]);
}

export interface AffectedAccount {
  readonly accountId: string;
  readonly number: string;
  /** Of the customer; null where there is none. */
  readonly email: string | null;
}

export function readAffectedAccounts(database: Database, breachId: string): Promise<AffectedAccount[]> {
  return database.query<AffectedAccount>(
    `SELECT a.account_id AS "accountId", a.number,
       (SELECT c.email FROM contacts c
         WHERE c.account_id = a.account_id AND c.role = 'OWNER' AND c.email IS NOT NULL
         ORDER BY c.contact_id LIMIT 1) AS email
     FROM breach_accounts b JOIN accounts a ON a.account_id = b.account_id
     WHERE b.breach_id = $1 ORDER BY a.account_id`,
    [breachId],
  );
}

/** What is late at the instant: agencies or customers who should have been told. */
export async function countOverdueBreaches(database: Database, at: Instant): Promise<number> {
  const [row] = await database.query<{ overdue: number }>(
    `SELECT count(*)::integer AS overdue FROM breaches
      WHERE (agencies_notified_at IS NULL AND agencies_due_at <= $1::timestamptz)
         OR (customers_notified_at IS NULL AND customers_due_at <= $1::timestamptz
             AND (held_until IS NULL OR held_until <= $1::timestamptz))`,
    [toIso(at)],
  );
  return row?.overdue ?? 0;
}

/** One breach of a year, for the certificate; days as `YYYY-MM-DD`. */
export interface BreachFigure {
  readonly code: string;
  readonly rule: string;
  readonly discovered: string;
  readonly customersAffected: number;
  readonly agenciesDue: string;
  readonly agenciesNotified: string | null;
  readonly customersNotified: string | null;
}

/** Discovered in [from, to), ISO 8601, oldest first. */
export function readBreachFigures(database: Database, from: string, to: string): Promise<BreachFigure[]> {
  return database.query<BreachFigure>(
    `SELECT code, rule, ${dayOf('discovered_at')} AS discovered, customers_affected AS "customersAffected",
       ${dayOf('agencies_due_at')} AS "agenciesDue", ${dayOf('agencies_notified_at')} AS "agenciesNotified",
       ${dayOf('customers_notified_at')} AS "customersNotified"
     FROM breaches WHERE discovered_at >= $1 AND discovered_at < $2 ORDER BY discovered_at, breach_id`,
    [from, to],
  );
}
