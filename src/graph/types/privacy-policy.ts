import { Field, ID, ObjectType } from 'type-graphql';
import { Open } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime } from '../scalars.js';
import { NodeType } from './node.js';

const POSTED = 'the policy is posted for everybody (Policy section 8)';

export const PolicyStatusEnum = enumOf('PolicyStatus', 'Where a policy version stands.', {
  SCHEDULED: 'Published, not yet in force.',
  IN_FORCE: 'In force.',
  REPLACED: 'Replaced by its successor.',
});
export const AffiliateSharingEnum = enumOf(
  'AffiliateSharing',
  'What sharing with other Flowroute companies rests on.',
  {
    EXISTING_RELATIONSHIP: 'An existing service relationship of the customer with the company.',
    CONSENT: 'The relationship, and the customer’s opt-in naming the company besides.',
  },
);
export const ApprovalUsesEnum = enumOf(
  'ApprovalUses',
  'Whether uses that rest on opt-in or opt-out approval are run at all.',
  {
    ENABLED: 'They are run.',
    DISABLED: 'They are not run; every such use is refused.',
  },
);

@ObjectType('PrivacyPolicy', {
  implements: NodeType,
  description: 'A version of the privacy policy, with the parameters that decisions are made under.',
  simpleResolvers: true,
})
export class PrivacyPolicyType {
  @Field(() => ID, { description: 'The global id: opaque.' })
  @Open('the id names the object, and says nothing of it')
  id!: string;

  @Field(() => String, { description: 'The version’s name, such as 2015-03-30.' })
  @Open(POSTED)
  version!: string;

  @Field(() => String, { description: 'The text as posted.' })
  @Open(POSTED)
  text!: string;

  @Field(() => Boolean, {
    description: 'Whether sharing must also be lawful apart from the policy (Policy section 4).',
  })
  @Open(POSTED)
  legalOverlay!: boolean;

  @Field(() => AffiliateSharingEnum, { description: 'What sharing with other Flowroute companies rests on.' })
  @Open(POSTED)
  affiliateSharing!: string;

  @Field(() => ApprovalUsesEnum, { description: 'Whether uses that rest on approval are run.' })
  @Open(POSTED)
  approvalUses!: string;

  @Field(() => DateTime, { description: 'From when it is in force.' })
  @Open(POSTED)
  effectiveFrom!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when it was in force; null while it is.' })
  @Open(POSTED)
  effectiveTo!: Date | null;

  @Field(() => PolicyStatusEnum, { description: 'Where it stands.' })
  @Open(POSTED)
  status!: string;

  @Field(() => PrivacyPolicyType, { nullable: true, description: 'The version that replaces it.' })
  @Open(POSTED)
  successor?: PrivacyPolicyType | null;

  /** The successor's version, which the resolver turns into the object. */
  successorVersion!: string | null;
}
