// Versions of the privacy policy, by name or by the instant at which they are in force. Open to everybody.
import type { Instant } from '../../clock.js';
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
