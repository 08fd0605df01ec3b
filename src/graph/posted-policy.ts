/** The privacy policy as posted, for everybody (Policy section 8). */
import { everything } from '../records/select.js';
import { POLICY_VERSION_PROPERTIES, readPolicyVersion } from '../records/stores/policy-version-store.js';
import type { OperationContext } from './context.js';
import { toGlobalId } from './global-id.js';
import { notFoundError } from './refusal-error.js';
import type { PrivacyPolicyType } from './types/privacy-policy.js';

/** A version by name; without one, the version in force. */
export async function readPolicy(
  context: OperationContext,
  version: string | undefined,
): Promise<PrivacyPolicyType> {
  const row = await readPolicyVersion(context.services.database, {
    ...(version === undefined ? {} : { version }),
    at: context.at,
    properties: everything(POLICY_VERSION_PROPERTIES),
  });
  if (row === null) throw notFoundError();
  const policy = row as unknown as Omit<PrivacyPolicyType, 'successor'> & { successor: string | null };
  return Object.assign(Object.create(null) as PrivacyPolicyType, {
    ...policy,
    __typename: 'PrivacyPolicy',
    id: toGlobalId('PrivacyPolicy', policy.version),
    successor: undefined,
    successorVersion: policy.successor,
  });
}
