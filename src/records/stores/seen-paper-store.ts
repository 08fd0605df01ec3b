// Papers as those see them who work with them, newest first. The right to see a kind is part of the query itself: a
// paper of another kind and one that there is not are the same statement with the same answer.
import type { Instant } from '../../clock.js';
import type { ReferenceKind } from '../../policy/request.js';
import type { Database } from '../database.js';
import { NEWEST } from '../register-pages.js';
import { Parameters, where, type Condition } from '../parameters.js';
import type { KeyedRow } from '../read-pages.js';
import { everything, select, type PropertyTable } from '../select.js';
import { companyProperties } from './company-store.js';
import type { Person } from './paper-store.js';

const COMPANIES = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', named.company_id, 'name', named.name,
    'kind', named.kind, 'communicationsRelated', named.communications_related) ORDER BY named.company_id), '[]')
  FROM companies named WHERE named.company_id = ANY(c.company_ids))`;

const ACCOUNT_IDS = `CASE WHEN c.account_id IS NULL
  THEN ARRAY(SELECT l.account_id FROM reference_accounts l WHERE l.reference_id = c.reference_id ORDER BY l.account_id)
  ELSE ARRAY[c.account_id] END`;

const REVIEWERS = `ARRAY(SELECT v.reviewer_subject FROM legal_reviews v
  WHERE v.reference_id = c.reference_id ORDER BY v.at, v.reviewer_subject)`;

const HOLDS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('accountNumber', a.number, 'placedAt', h.placed_at,
    'until', h.until_at, 'renewedAt', h.renewed_at, 'releasedAt', h.released_at) ORDER BY h.placed_at, h.hold_id), '[]')
  FROM legal_holds h JOIN accounts a ON a.account_id = h.account_id WHERE h.reference_id = c.reference_id)`;

const SEEN_PAPER_PROPERTIES = {
  reference: 'c.code',
  kind: 'c.kind',
  version: 'c.version',
  accountIds: ACCOUNT_IDS,
  companies: COMPANIES,
  agency: {
    join: 'LEFT JOIN companies agency ON agency.company_id = c.agency_company_id',
    present: 'agency.company_id IS NOT NULL',
    properties: companyProperties('agency'),
  },
  openedBy: 'c.opened_by_subject',
  openedAt: 'c.opened_at',
  endedAt: 'c.ended_at',
  campaign: {
    present: `c.kind = 'CAMPAIGN'`,
    properties: {
      offering: 'c.offering',
      description: 'c.description',
      approvedBy: 'c.approved_by_subject',
      approvedAt: 'c.approved_at',
    },
  },
  call: {
    present: `c.kind = 'CALL'`,
    properties: {
      customerConsented: 'c.customer_consented',
      method: 'c.customer_authn_method',
      channel: 'c.customer_authn_channel',
    },
  },
  legalRequest: {
    present: `c.kind = 'LEGAL_REQUEST'`,
    properties: {
      instrument: 'c.instrument',
      categories: 'c.categories',
      from: 'c.from_at',
      to: 'c.to_at',
      expiresAt: 'c.expires_at',
      reviewedBy: REVIEWERS,
      nondisclosure: 'c.nondisclosure AND (c.nondisclosure_until IS NULL OR c.nondisclosure_until > {at})',
      nondisclosureUntil: 'c.nondisclosure_until',
      holds: HOLDS,
    },
  },
} as const satisfies PropertyTable;

const SELECTED = select(SEEN_PAPER_PROPERTIES, everything(SEEN_PAPER_PROPERTIES));

export interface SeenPapersRequest {
  /** Kinds of which all papers are seen, and kinds of which only those that the person handles. */
  readonly all: readonly ReferenceKind[];
  readonly own: readonly ReferenceKind[];
  readonly person: Person;
  readonly at: Instant;
  readonly first: number;
  /** The key of the last paper of the page before. */
  readonly after?: readonly string[] | undefined;
  readonly code?: string | undefined;
  readonly kind?: ReferenceKind | undefined;
  readonly open?: boolean | undefined;
}

export interface SeenPapers {
  readonly rows: readonly KeyedRow[];
  readonly hasNextPage: boolean;
}

export async function readSeenPapers(database: Database, request: SeenPapersRequest): Promise<SeenPapers> {
  const parameters = new Parameters();
  const [openedAt, id] = request.after ?? NEWEST;
  const columns = parameters.bindInstants(SELECTED.columns.join(', '), { at: request.at });
  const rows = await database.query<Record<string, unknown> & { key: string[] }>(
    `SELECT ARRAY[c.opened_at::text, c.reference_id::text] AS "key", ${columns}
     FROM case_references c ${SELECTED.joins.join(' ')}
     WHERE ${seenBy(parameters, request)}${where(parameters, conditions(request))}
       AND (c.opened_at, c.reference_id) < (${parameters.bind(openedAt)}::timestamptz, ${parameters.bind(id)}::uuid)
     ORDER BY c.opened_at DESC, c.reference_id DESC LIMIT ${parameters.bind(request.first + 1)}`,
    parameters.values,
  );
  return {
    rows: rows.slice(0, request.first).map((row) => ({ key: row.key, node: SELECTED.shape(row) })),
    hasNextPage: rows.length > request.first,
  };
}

function seenBy(parameters: Parameters, { all, own, person }: SeenPapersRequest): string {
  return `(c.kind = ANY(${parameters.bind(all)}::text[]) OR (c.kind = ANY(${parameters.bind(own)}::text[])
    AND c.handled_by_issuer = ${parameters.bind(person.issuer)} AND c.handled_by_subject = ${parameters.bind(person.subject)}))`;
}

function conditions({ code, kind, open }: SeenPapersRequest): Condition[] {
  return [
    [(place) => `c.code = ${place}`, code],
    [(place) => `c.kind = ${place}`, kind],
    [(place) => `(c.ended_at IS NULL) = ${place}::boolean`, open],
  ];
}
