// The facts a decision rests on, of all accounts of an operation in one statement, as `decide` takes them.
// Instants are whole epoch milliseconds, rounded down: an end never comes later than it was written. A revocation, an objection
// and an end that was said to hold at once have happened once they are seen, though the clock of who wrote them be ahead.
import { toIso, type Instant } from '../../clock.js';
import type {
  RequestAccount,
  RequestApproval,
  RequestDelegation,
  RequestNotice,
  RequestRelationship,
} from '../../policy/request.js';
import type { Database } from '../database.js';
import { MAILED_NOTICES, NOTICE_NOT_SENT, NOTICE_SENT_AT } from '../mailed-notices.js';

export interface AccountFacts {
  readonly number: string;
  readonly account: RequestAccount;
  /** The subject asked about owns the account. */
  readonly party: boolean;
  readonly relationships: readonly RequestRelationship[];
  readonly approvals: readonly RequestApproval[];
  readonly notices: readonly RequestNotice[];
  /** The designation that names the caller: the one in force, else the latest. */
  readonly delegation: RequestDelegation | null;
  /** Kind and id of every fact. */
  readonly ids: readonly string[];
}

export interface FactsRequest {
  readonly accountIds: readonly string[];
  readonly at: Instant;
  /** The caller's, for its designation. */
  readonly companyId?: string | undefined;
  /** The caller's, for ownership and its designation. */
  readonly subject?: { readonly issuer: string; readonly subject: string } | undefined;
}

/** An account that does not exist is absent from the answer. */
export async function readFacts(
  database: Database,
  request: FactsRequest,
): Promise<Map<string, AccountFacts>> {
  const rows = await database.query<FactsRow>(FACTS, [
    request.accountIds,
    request.companyId ?? null,
    request.subject?.issuer ?? null,
    request.subject?.subject ?? null,
    toIso(request.at),
  ]);
  return new Map(rows.map((row) => [row.id, toFacts(row)]));
}

/** What is null here is absent from a fact; instants are ISO 8601 texts. */
type Listed = Readonly<Record<string, unknown>> & { readonly id: string };

/** Null where an account has none. */
type FactsRow = Readonly<Record<ListName, readonly Listed[] | null>> & {
  readonly id: string;
  readonly number: string;
  readonly status: RequestAccount['status'];
  readonly business: RequestAccount['business'] | null;
  readonly party: boolean;
};

function toFacts(row: FactsRow): AccountFacts {
  const { id, number, status, business, party } = row;
  return {
    number,
    account: { ...(business === null ? {} : { business }), id, services: factsOf(row, 'services'), status },
    party,
    relationships: factsOf(row, 'relationships'),
    approvals: factsOf(row, 'approvals'),
    notices: factsOf(row, 'notices'),
    delegation: factsOf<RequestDelegation>(row, 'delegations')[0] ?? null,
    ids: LIST_NAMES.flatMap((name) => (row[name] ?? []).map((listed) => `${LISTS[name].fact} ${listed.id}`)),
  };
}

function factsOf<Fact>(row: FactsRow, list: ListName): Fact[] {
  const { instants } = LISTS[list];
  return (row[list] ?? []).map((listed) => {
    const fact: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(listed))
      if (name !== 'id' && value !== null) fact[name] = instants.includes(name) ? toInstant(value) : value;
    return fact as Fact;
  });
}

/** @throws RangeError for what is no instant, such as `infinity`: no decision is made from it */
function toInstant(value: unknown): Instant {
  const at = Date.parse(String(value));
  if (Number.isNaN(at)) throw new RangeError('a fact has an instant that is none');
  return at;
}

/** An instant that is not ahead of the operation's. */
function happened(column: string): string {
  return `CASE WHEN ${column} IS NOT NULL THEN least(${column}, $5::timestamptz) END`;
}

/** The facts of one kind, of all accounts at once: one pass over a table, whatever the number of accounts. */
interface FactList {
  /** As the ids of facts name it. */
  readonly fact: string;
  readonly from: string;
  readonly alias: string;
  readonly id: string;
  readonly json: string;
  /** Its members that are instants. */
  readonly instants: readonly string[];
  readonly where: string;
  /** The first of each account alone, in this order. */
  readonly firstBy?: string;
}

type ListName = 'services' | 'relationships' | 'approvals' | 'notices' | 'delegations';

const LISTS: Readonly<Record<ListName, FactList>> = {
  services: {
    fact: 'service',
    from: 'services s',
    alias: 's',
    id: 's.service_id',
    json: `'category', s.category, 'from', s.started_at, 'to', s.ended_at`,
    instants: ['from', 'to'],
    where: 'true',
  },
  relationships: {
    // one that nobody confirmed is none
    fact: 'relationship',
    from: 'service_relationships r',
    alias: 'r',
    id: 'r.relationship_id',
    json: `'companyId', r.company_id, 'from', r.from_at, 'kind', r.kind,
      'to', CASE WHEN r.to_at <= r.ended_at THEN ${happened('r.to_at')} ELSE r.to_at END`,
    instants: ['from', 'to'],
    where: 'r.confirmed_at IS NOT NULL',
  },
  approvals: {
    // whether notices come by e-mail or by post decides nothing of what is read
    fact: 'approval',
    from: 'approvals p',
    alias: 'p',
    id: 'p.approval_id',
    json: `'at', CASE p.kind WHEN 'OPT_OUT' THEN ${happened('p.at')} ELSE p.at END,
      'categories', p.categories, 'companyId', p.company_id, 'kind', p.kind,
      'revokedAt', ${happened('p.revoked_at')}, 'scope', p.scope`,
    instants: ['at', 'revokedAt'],
    where: `p.scope <> 'EMAIL_NOTICES'`,
  },
  notices: {
    // silence after a notice that asks for express approval is none
    fact: 'notice',
    from: MAILED_NOTICES,
    alias: 'n',
    id: 'n.notice_id',
    json: `'bounced', coalesce(n.bounced_at <= $5::timestamptz, false) OR ${NOTICE_NOT_SENT},
      'channel', n.channel, 'namesCompanies', n.company_ids, 'sentAt', ${NOTICE_SENT_AT}`,
    instants: ['sentAt'],
    where: `n.kind = 'OPT_OUT'`,
  },
  delegations: {
    fact: 'delegation',
    from: 'delegations d',
    alias: 'd',
    id: 'd.delegation_id',
    json: `'categories', d.categories, 'form', d.form, 'from', d.from_at,
      'revokedAt', ${happened('d.revoked_at')}, 'to', coalesce(d.company_id, d.grantee_subject), 'until', d.until_at`,
    instants: ['from', 'until', 'revokedAt'],
    where: '(d.company_id = $2 OR (d.grantee_issuer = $3 AND d.grantee_subject = $4 AND $2 IS NULL))',
    firstBy: `d.form = 'WRITTEN' AND d.from_at <= $5::timestamptz
        AND (d.until_at IS NULL OR d.until_at > $5::timestamptz) AND d.revoked_at IS NULL DESC,
      d.from_at DESC, d.delegation_id DESC`,
  },
};

const LIST_NAMES = Object.keys(LISTS) as ListName[];

function joined(name: ListName): string {
  const { from, alias, id, json, where, firstBy } = LISTS[name];
  const account = `${alias}.account_id`;
  const object = `json_build_object('id', ${id}, ${json})`;
  const [listed, end] =
    firstBy === undefined
      ? [`json_agg(${object} ORDER BY ${id})`, `GROUP BY ${account}`]
      : [`json_build_array(${object})`, `ORDER BY ${account}, ${firstBy}`];
  return `LEFT JOIN (
    SELECT ${firstBy === undefined ? '' : `DISTINCT ON (${account})`} ${account}, ${listed} AS list
    FROM ${from} WHERE ${account} = ANY($1::uuid[]) AND ${where} ${end}
  ) AS ${name} ON ${name}.account_id = a.account_id`;
}

const FACTS = `
  SELECT a.account_id AS id, a.number, a.status,
    CASE WHEN a.kind = 'BUSINESS' THEN json_build_object(
      'dedicatedRepresentative', a.dedicated_representative, 'contractCoversCpni', a.contract_covers_cpni
    ) END AS business,
    EXISTS (SELECT FROM account_owners o
      WHERE o.account_id = a.account_id AND o.issuer = $3 AND o.subject = $4) AS party,
    ${LIST_NAMES.map((name) => `${name}.list AS ${name}`).join(', ')}
  FROM accounts a ${LIST_NAMES.map(joined).join(' ')}
  WHERE a.account_id = ANY($1::uuid[])`;
