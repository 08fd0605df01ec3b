/** Counts over the recorded decisions of a year, for the yearly certificate (47 CFR 64.2009(e)). Nobody's account is named. */
import type { LedgerStore } from './ledger.js';

/** Uses within the carrier and disclosures to companies, of CPNI. */
export interface UseFigure {
  readonly purpose: string | null;
  /** Null within the carrier and for the customer. */
  readonly company: string | null;
  /** Kind of the company, or of the caller where there is none. */
  readonly by: string;
  readonly rule: string;
  readonly reason: string;
  readonly callDetail: boolean;
  readonly decisions: number;
  readonly accounts: number;
}

/** What each campaign used (47 CFR 64.2009(c)). */
export interface CampaignFigure {
  readonly campaign: string | null;
  readonly company: string | null;
  readonly offering: string | null;
  readonly decisions: number;
  readonly accounts: number;
}

export interface DenialFigure {
  readonly reason: string;
  readonly rule: string;
  readonly decisions: number;
}

export interface MonthFigure {
  /** 1 to 12. */
  readonly month: number;
  readonly permits: number;
  readonly denials: number;
}

export interface YearFigures {
  readonly uses: readonly UseFigure[];
  readonly campaigns: readonly CampaignFigure[];
  readonly denials: readonly DenialFigure[];
  readonly months: readonly MonthFigure[];
  /** Kept apart from the customer's own ledger by a nondisclosure order. */
  readonly hidden: number;
  /** Months of the year, `YYYY-MM`, whose entries were dropped: then the counts are not whole. */
  readonly dropped: readonly string[];
}

/** READ alone: what was asked for, not what was tried out. */
const OF_YEAR = `e.at >= $1 AND e.at < $2 AND e.kind = 'READ'`;
const CPNI = `${OF_YEAR} AND e.entry->>'dataClass' = 'CPNI'`;
const COUNTS = `count(*)::float8 AS decisions, count(DISTINCT e.account_id)::float8 AS accounts`;

const USES = `
  SELECT e.purpose, e.company_id AS company,
         coalesce(e.entry->'actor'->>'companyKind', e.entry->'actor'->>'kind') AS by,
         e.rule, e.reason, e.call_detail AS "callDetail", ${COUNTS}
    FROM audit_entries e WHERE ${CPNI} AND e.outcome = 'PERMIT'
   GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY decisions DESC, 1, 2, 3, 4, 5, 6`;

const CAMPAIGNS = `
  SELECT e.entry->>'reference' AS campaign, e.company_id AS company, e.entry->>'offering' AS offering, ${COUNTS}
    FROM audit_entries e
   WHERE ${OF_YEAR} AND e.outcome = 'PERMIT' AND e.entry->'decision'->'obligations' ? 'CAMPAIGN_RECORD'
   GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

const DENIALS = `
  SELECT e.reason, e.rule, count(*)::float8 AS decisions
    FROM audit_entries e WHERE ${OF_YEAR} AND e.outcome = 'DENY'
   GROUP BY 1, 2 ORDER BY decisions DESC, 1, 2`;

const MONTHS = `
  SELECT month::float8 AS month, count(*) FILTER (WHERE e.outcome = 'PERMIT')::float8 AS permits,
         count(*) FILTER (WHERE e.outcome = 'DENY')::float8 AS denials
    FROM generate_series(1, 12) AS month
    LEFT JOIN audit_entries e ON ${CPNI} AND extract(month FROM e.at AT TIME ZONE 'UTC') = month
   GROUP BY 1 ORDER BY 1`;

const HIDDEN = `SELECT count(*)::float8 AS hidden FROM audit_entries e WHERE ${OF_YEAR} AND e.suppressed`;

const DROPPED = `
  SELECT to_char(month AT TIME ZONE 'UTC', 'YYYY-MM') AS month
    FROM audit_tombstones WHERE month >= $1 AND month < $2 ORDER BY 1`;

/** From the first of January, UTC, to the next. */
export async function readYearFigures(store: LedgerStore, year: number): Promise<YearFigures> {
  const bounds = [`${year}-01-01T00:00:00Z`, `${year + 1}-01-01T00:00:00Z`];
  const [hidden] = await store.query<{ hidden: number }>(HIDDEN, bounds);
  const dropped = await store.query<{ month: string }>(DROPPED, bounds);
  return {
    uses: await store.query(USES, bounds),
    campaigns: await store.query(CAMPAIGNS, bounds),
    denials: await store.query(DENIALS, bounds),
    months: await store.query(MONTHS, bounds),
    hidden: hidden?.hidden ?? 0,
    dropped: dropped.map(({ month }) => month),
  };
}
