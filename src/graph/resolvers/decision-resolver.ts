/** What a recorded decision rested on, and whether it is made alike again: records of the account it was about. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Record } from '../classification.js';
import type { OperationContext } from '../context.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import { isReplayedAlike, readRecordedFacts } from '../past-decision.js';
import type { RecordedSource } from '../sources.js';
import { DecisionFactType, DecisionType, LEDGER } from '../types/decisions.js';

@Resolver(() => DecisionType)
export class DecisionResolver {
  @FieldResolver(() => [DecisionFactType], {
    nullable: 'itemsAndList',
    description: 'The facts it rested on, as they were then: for the auditor and the owner.',
  })
  @Record(LEDGER.readers)
  facts(@Root() source: RecordedSource, @Ctx() context: OperationContext): DecisionFactType[] | null {
    return readRecordedFacts(context, source);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether the same is decided again from those facts under the policy version then in force: for the auditor and the owner.',
  })
  @Record(LEDGER.readers)
  replayed(@Root() source: RecordedSource, @Ctx() context: OperationContext): Promise<boolean> {
    return factsOrUnavailable(context, isReplayedAlike(context, source));
  }
}
