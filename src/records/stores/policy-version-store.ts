// Versions of the privacy policy, by name or by the instant at which they are in force. Open to everybody.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import { Parameters } from '../parameters.js';
import { select, type PropertyTable, type Row, type Selection } from '../select.js';

/** `successor` is the name of that version. */
export const POLICY_VERSION_PROPERTIES = {
  id: 'v.version',
  version: 'v.version',
  text: 'v.text',
  legalOverlay: 'v.legal_overlay',
  affiliateSharing: 'v.affiliate_sharing',
  approvalUses: 'v.approval_uses',
  effectiveFrom: 'v.effective_from',
  effectiveTo: 'v.effective_to',
  status: `CASE WHEN v.effective_from > {at} THEN 'SCHEDULED'
    WHEN v.effective_to <= {at} THEN 'REPLACED' ELSE 'IN_FORCE' END`,
  successor: 'v.successor',
} as const satisfies PropertyTable;

const IN_FORCE = 'v.effective_from <= {at} AND (v.effective_to IS NULL OR v.effective_to > {at})';

export interface PolicyVersionRequest {
  /** Absent: the version in force at the instant. */
  readonly version?: string | undefined;
  readonly at: Instant;
  readonly properties: Selection;
}

export async function readPolicyVersion(
  database: Database,
  request: PolicyVersionRequest,
): Promise<Row | null> {
  const selected = select(POLICY_VERSION_PROPERTIES, request.properties);
  const parameters = new Parameters();
  const chosen = request.version === undefined ? IN_FORCE : `v.version = ${parameters.bind(request.version)}`;
  const sql = `SELECT ${['true AS "found"', ...selected.columns].join(', ')} FROM policy_versions v WHERE ${chosen}`;
  const statement = parameters.bindInstants(sql, { at: request.at });
  const [row] = await database.query<Row>(statement, parameters.values);
  return row === undefined ? null : selected.shape(row);
}

/** A version as it is posted. */
export interface PostedVersion {
  readonly version: string;
  readonly text: string;
  readonly status: 'SCHEDULED' | 'IN_FORCE' | 'REPLACED';
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
  readonly successor: string | null;
}

const POSTED = {
  version: true,
  text: true,
  status: true,
  effectiveFrom: true,
  effectiveTo: true,
  successor: true,
} as const;

/** Null when there is no such version, or none in force. */
export async function findPostedPolicy(
  database: Database,
  version: string | undefined,
  at: Instant,
): Promise<PostedVersion | null> {
  const row: unknown = await readPolicyVersion(database, { version, at, properties: POSTED });
  return row as PostedVersion | null;
}

/** What a decision needs to know of the version in force. */
export interface PolicyInForce {
  readonly version: string;
  readonly legalOverlay: boolean;
  readonly affiliateSharing: 'EXISTING_RELATIONSHIP' | 'CONSENT';
  readonly approvalUses: 'ENABLED' | 'DISABLED';
}

const PARAMETERS = { version: true, legalOverlay: true, affiliateSharing: true, approvalUses: true } as const;

/** Null when no version is in force: then nothing can be decided. */
export async function readPolicyInForce(database: Database, at: Instant): Promise<PolicyInForce | null> {
  return (await readPolicyVersion(database, { at, properties: PARAMETERS })) as PolicyInForce | null;
}

/** Of a version by its name, whether in force or not; null when there is none. */
export async function readPolicyParameters(
  database: Database,
  version: string,
): Promise<PolicyInForce | null> {
  const row = await readPolicyVersion(database, { version, at: 0, properties: PARAMETERS });
  return row as PolicyInForce | null;
}

export interface NewPolicyVersion extends PolicyInForce {
  readonly text: string;
  readonly effectiveFrom: Instant;
  readonly publishedAt: Instant;
}

export interface NamedVersion {
  readonly version: string;
  readonly effectiveFrom: Date;
}

/** Those who publish take turns, until the end of their transaction. Null: there is none yet. */
export async function lockNewestVersion(inside: Database): Promise<NamedVersion | null> {
  await inside.query(`SELECT pg_advisory_xact_lock(hashtext('policy_versions'))`);
  const [newest] = await inside.query<NamedVersion>(
    `SELECT version, effective_from AS "effectiveFrom" FROM policy_versions ORDER BY effective_from DESC LIMIT 1`,
  );
  return newest ?? null;
}

const ADD = `
  INSERT INTO policy_versions
    (version, text, legal_overlay, affiliate_sharing, approval_uses, effective_from, published_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** The version before ends where this one begins. */
export async function addPolicyVersion(
  inside: Database,
  {
    version,
    text,
    legalOverlay,
    affiliateSharing,
    approvalUses,
    effectiveFrom,
    publishedAt,
  }: NewPolicyVersion,
  before: NamedVersion | null,
): Promise<void> {
  if (before !== null)
    await inside.query('UPDATE policy_versions SET effective_to = $2 WHERE version = $1', [
      before.version,
      toIso(effectiveFrom),
    ]);
  const parameters = [version, text, legalOverlay, affiliateSharing, approvalUses];
  await inside.query(ADD, [...parameters, toIso(effectiveFrom), toIso(publishedAt)]);
  if (before !== null)
    await inside.query('UPDATE policy_versions SET successor = $2 WHERE version = $1', [
      before.version,
      version,
    ]);
}
