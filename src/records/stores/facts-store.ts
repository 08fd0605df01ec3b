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
  const rows = await database.query<AccountFacts>(FACTS, [
    request.accountIds,
    request.companyId ?? null,
    request.subject?.issuer ?? null,
    request.subject?.subject ?? null,
    toIso(request.at),
  ]);
  return new Map(rows.map((facts) => [facts.account.id, facts]));
}

function milliseconds(column: string): string {
  return `floor(extract(epoch FROM ${column}) * 1000)`;
}

/** A JSON list of the rows of one account; keys without a value are left out, as the decision's request has them. */
function list(from: string, json: string): string {
  return `(SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(${json}))), '[]') FROM ${from})`;
}

const ACCOUNT = `jsonb_strip_nulls(jsonb_build_object(
  'id', a.account_id, 'status', a.status,
  'services', ${list(
    'services s WHERE s.account_id = a.account_id',
    `'category', s.category, 'from', ${milliseconds('s.started_at')}, 'to', ${milliseconds('s.ended_at')}`,
  )},
  'business', CASE WHEN a.kind = 'BUSINESS' THEN jsonb_build_object(
    'dedicatedRepresentative', a.dedicated_representative, 'contractCoversCpni', a.contract_covers_cpni) END))`;

const PARTY = `EXISTS (SELECT FROM account_owners o
  WHERE o.account_id = a.account_id AND o.issuer = $3 AND o.subject = $4)`;

/** An instant that is not ahead of the operation's. */
function happened(column: string): string {
  return milliseconds(`least(${column}, $5::timestamptz)`);
}

/** One that nobody confirmed is none. */
const RELATIONSHIPS = list(
  'service_relationships r WHERE r.account_id = a.account_id AND r.confirmed_at IS NOT NULL',
  `'companyId', r.company_id, 'kind', r.kind, 'from', ${milliseconds('r.from_at')},
   'to', CASE WHEN r.to_at <= r.ended_at THEN ${happened('r.to_at')} ELSE ${milliseconds('r.to_at')} END`,
);

/** Whether notices come by e-mail or by post decides nothing of what is read. */
const APPROVALS = list(
  `approvals p WHERE p.account_id = a.account_id AND p.scope <> 'EMAIL_NOTICES'`,
  `'kind', p.kind, 'scope', p.scope, 'companyId', p.company_id, 'categories', p.categories,
   'at', CASE p.kind WHEN 'OPT_OUT' THEN ${happened('p.at')} ELSE ${milliseconds('p.at')} END,
   'revokedAt', CASE WHEN p.revoked_at IS NOT NULL THEN ${happened('p.revoked_at')} END`,
);

/** Silence after a notice that asks for express approval is none. */
const NOTICES = list(
  `${MAILED_NOTICES} WHERE n.account_id = a.account_id AND n.kind = 'OPT_OUT'`,
  `'sentAt', ${milliseconds(NOTICE_SENT_AT)}, 'channel', n.channel,
   'bounced', coalesce(n.bounced_at <= $5::timestamptz, false) OR ${NOTICE_NOT_SENT},
   'namesCompanies', n.company_ids`,
);

const DELEGATION = `LATERAL (
  SELECT d.delegation_id, jsonb_strip_nulls(jsonb_build_object(
    'to', coalesce(d.company_id, d.grantee_subject), 'form', d.form, 'categories', d.categories,
    'from', ${milliseconds('d.from_at')}, 'until', ${milliseconds('d.until_at')},
    'revokedAt', CASE WHEN d.revoked_at IS NOT NULL THEN ${happened('d.revoked_at')} END)) AS json
  FROM delegations d
  WHERE d.account_id = a.account_id
    AND (d.company_id = $2 OR (d.grantee_issuer = $3 AND d.grantee_subject = $4 AND $2 IS NULL))
  ORDER BY d.form = 'WRITTEN' AND d.from_at <= $5::timestamptz
      AND (d.until_at IS NULL OR d.until_at > $5::timestamptz)
      AND d.revoked_at IS NULL DESC,
    d.from_at DESC, d.delegation_id DESC
  LIMIT 1) AS delegation`;

const IDS = `ARRAY(
  SELECT 'service ' || s.service_id FROM services s WHERE s.account_id = a.account_id
  UNION ALL SELECT 'relationship ' || r.relationship_id FROM service_relationships r
    WHERE r.account_id = a.account_id AND r.confirmed_at IS NOT NULL
  UNION ALL SELECT 'approval ' || p.approval_id FROM approvals p
    WHERE p.account_id = a.account_id AND p.scope <> 'EMAIL_NOTICES'
  UNION ALL SELECT 'notice ' || n.notice_id FROM notices n
    WHERE n.account_id = a.account_id AND n.kind = 'OPT_OUT'
  UNION ALL SELECT 'delegation ' || delegation.delegation_id WHERE delegation.delegation_id IS NOT NULL)`;

const FACTS = `
  SELECT a.number, ${ACCOUNT} AS account, ${PARTY} AS party, ${RELATIONSHIPS} AS relationships,
    ${APPROVALS} AS approvals, ${NOTICES} AS notices, delegation.json AS delegation, ${IDS} AS ids
  FROM accounts a LEFT JOIN ${DELEGATION} ON true
  WHERE a.account_id = ANY($1::uuid[])`;
