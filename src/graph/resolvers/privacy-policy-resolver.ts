import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { readPolicy } from '../posted-policy.js';
import { PrivacyPolicyType } from '../types/privacy-policy.js';

@Resolver(() => PrivacyPolicyType)
export class PrivacyPolicyResolver {
  @FieldResolver(() => PrivacyPolicyType, { nullable: true, description: 'The version that replaces it.' })
  @Open('the policy is posted for everybody (Policy section 8)')
  successor(
    @Root() policy: PrivacyPolicyType,
    @Ctx() context: OperationContext,
  ): Promise<PrivacyPolicyType> | null {
    return policy.successorVersion === null ? null : readPolicy(context, policy.successorVersion);
  }
}
