/** The privacy policy published by supervisors, and accepted by customers (Policy section 8). */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { MadeChange } from '../../lifecycle/make-change.js';
import { acceptPolicy, publishPolicyVersion } from '../../lifecycle/policy-versions.js';
import type { Row } from '../../records/select.js';
import { readPolicyAcceptances } from '../../records/stores/policy-acceptance-store.js';
import { change, changeAccount } from '../change.js';
import { Open, Record } from '../classification.js';
import type { OperationContext } from '../context.js';
import { Read, type DisclosedRead } from '../disclosed-reads.js';
import { readPolicy } from '../posted-policy.js';
import type { ChangedSource } from '../sources.js';
import { BY_RIGHT, CHANGED } from '../types/change.js';
import { OWNER_AND_AUDITOR, PolicyAcceptanceType } from '../types/customer-records.js';
import {
  AcceptPolicyInput,
  AcceptPolicyPayload,
  PolicyVersionPayload,
  PublishPolicyVersionInput,
} from '../types/policy-changes.js';
import { PrivacyPolicyType } from '../types/privacy-policy.js';

@Resolver(() => PolicyVersionPayload)
export class PolicyChangeResolver {
  @Mutation(() => PolicyVersionPayload, {
    nullable: true,
    description: 'Publishes a version of the privacy policy, which replaces the one before: for supervisors.',
  })
  @Open(BY_RIGHT)
  publishPolicyVersion(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PublishPolicyVersionInput, { description: 'The version.' })
    input: PublishPolicyVersionInput,
  ): Promise<MadeChange> {
    const { version, text, legalOverlay, affiliateSharing, approvalUses } = input;
    const effectiveFrom = input.effectiveFrom?.getTime() ?? null;
    return change(context, info, { name: 'publishPolicyVersion', input }, (scope) =>
      publishPolicyVersion(scope, {
        version,
        text,
        legalOverlay,
        affiliateSharing,
        approvalUses,
        effectiveFrom,
      }),
    );
  }

  @Mutation(() => AcceptPolicyPayload, {
    nullable: true,
    description: 'Records that the customer accepts a version of the policy. It approves no use of CPNI.',
  })
  @Open(BY_RIGHT)
  acceptPolicy(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AcceptPolicyInput, { description: 'The acceptance.' }) input: AcceptPolicyInput,
  ): Promise<ChangedSource> {
    const { version = null, kind } = input;
    return changeAccount(context, info, { name: 'acceptPolicy', input }, (scope, { id }) =>
      acceptPolicy(scope, id, { version, kind }),
    );
  }

  @FieldResolver(() => PrivacyPolicyType, {
    nullable: true,
    description: 'The version; null when nothing was published.',
  })
  @Open('the policy is posted for everybody (Policy section 8)')
  policy(
    @Root() { objects }: MadeChange,
    @Ctx() context: OperationContext,
  ): Promise<PrivacyPolicyType> | null {
    const version = objects?.['policyVersion'];
    return version === undefined ? null : readPolicy(context, version);
  }
}

@Resolver(() => AcceptPolicyPayload)
export class AcceptPolicyResolver {
  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The id of the acceptance; null when nothing was changed.',
  })
  @Open(CHANGED)
  acceptanceId(@Root() { objects }: ChangedSource): string | null {
    return objects?.['acceptance'] ?? null;
  }

  @FieldResolver(() => PolicyAcceptanceType, {
    nullable: true,
    description: 'The acceptance; null when nothing was changed.',
  })
  @Record(OWNER_AND_AUDITOR)
  async acceptance(@Root() { objects }: ChangedSource, @Read() read: DisclosedRead): Promise<Row | null> {
    if (objects === null) return null;
    const [acceptance] = await read.list(readPolicyAcceptances, { acceptanceId: objects['acceptance'] });
    return acceptance ?? null;
  }
}
