/**
 * Versions of the privacy policy: published with text and parameters, in force from an instant, each replacing the one
 * before; and who accepted which, by saying so or by going on to use the site (Policy section 8). Acceptance by use is
 * never an approval, and no notice of 47 CFR 64.2008.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Instant } from '../clock.js';
import { addAcceptance, type AcceptanceKind } from '../records/stores/policy-acceptance-store.js';
import {
  addPolicyVersion,
  lockNewestVersion,
  readPolicyInForce,
  readPolicyVersion,
  type PolicyInForce,
} from '../records/stores/policy-version-store.js';
import { ChangeRefused, requireAll, userError } from './change-refused.js';
import type { Changed, ChangeScope } from './make-change.js';

export interface PolicyDraft extends PolicyInForce {
  readonly text: string;
  /** Null: from now on. */
  readonly effectiveFrom: Instant | null;
}

export async function publishPolicyVersion(
  { database, at }: ChangeScope,
  draft: PolicyDraft,
): Promise<Changed> {
  const effectiveFrom = draft.effectiveFrom ?? at;
  const newest = await lockNewestVersion(database);
  const taken = await readPolicyVersion(database, { version: draft.version, at, properties: {} });
  requireAll([
    [taken === null, userError('TAKEN', 'version')],
    [draft.text.trim() !== '', userError('REQUIRED', 'text')],
    [effectiveFrom >= at, userError('BACKDATED', 'effectiveFrom')],
    [
      newest === null || newest.effectiveFrom.getTime() < effectiveFrom,
      userError('NOT_ALLOWED_NOW', 'effectiveFrom', 'is not later than that of a version published before'),
    ],
  ]);
  await addPolicyVersion(database, { ...draft, effectiveFrom, publishedAt: at }, newest);
  return { objects: { policyVersion: draft.version } };
}

/** `version` null: the one in force. A version that is posted may be accepted before it is in force, never after. */
export async function acceptPolicy(
  { database, at }: ChangeScope,
  accountId: string,
  { version, kind }: { readonly version: string | null; readonly kind: AcceptanceKind },
): Promise<Changed> {
  const accepted = version ?? (await readPolicyInForce(database, at))?.version ?? null;
  const found =
    accepted === null
      ? null
      : await readPolicyVersion(database, { version: accepted, at, properties: { status: true } });
  if (accepted === null || found === null) throw new ChangeRefused(userError('NOT_FOUND', 'version'));
  requireAll([
    [found['status'] !== 'REPLACED', userError('ENDED', 'version', 'was replaced by another version')],
    [
      kind === 'EXPLICIT' || found['status'] === 'IN_FORCE',
      userError('NOT_ALLOWED_NOW', 'kind', 'is no acceptance by use before the version is in force'),
    ],
  ]);
  const acceptanceId = uuidv7();
  await addAcceptance(database, { accountId, acceptanceId, version: accepted, kind, at });
  return { objects: { acceptance: acceptanceId } };
}
