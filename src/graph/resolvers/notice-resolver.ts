/** Notices: sent or given to be posted, and reported as undelivered, by marketing staff. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { recordNotice, reportBounce } from '../../lifecycle/notices.js';
import { readNotices } from '../../records/stores/notice-store.js';
import { changeAccount } from '../change.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import type { ChangedSource } from '../sources.js';
import { BY_RIGHT, CHANGED } from '../types/change.js';
import { NoticePayload, RecordNoticeInput, ReportBounceInput } from '../types/notice-changes.js';

@Resolver(() => NoticePayload)
export class NoticeResolver {
  @Mutation(() => NoticePayload, {
    nullable: true,
    description:
      'Sends a customer a notice of the right to object, or asks for express approval, and keeps it as sent: for marketing staff (47 CFR 64.2008).',
  })
  @Open(BY_RIGHT)
  recordNotice(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RecordNoticeInput, { description: 'The notice.' }) input: RecordNoticeInput,
  ): Promise<ChangedSource> {
    const { kind, scope, channel, companies } = input;
    const postedAt = input.postedAt?.getTime() ?? null;
    return changeAccount(context, info, { name: 'recordNotice', input }, (change, account) =>
      recordNotice(change, account, { kind, scope, channel, companies, postedAt }),
    );
  }

  @Mutation(() => NoticePayload, {
    nullable: true,
    description:
      'Records that a notice came back undelivered: it is to be sent in another form (47 CFR 64.2008(d)(3)).',
  })
  @Open(BY_RIGHT)
  reportBounce(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ReportBounceInput, { description: 'The notice.' }) input: ReportBounceInput,
  ): Promise<ChangedSource> {
    return changeAccount(context, info, { name: 'reportBounce', input }, (change, { id }) =>
      reportBounce(change, id, input.notice),
    );
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The id of the notice; null when nothing was changed.',
  })
  @Open(CHANGED)
  noticeId(@Root() { objects }: ChangedSource): string | null {
    return objects?.['notice'] ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The words of the notice, to be posted as they are.',
  })
  @Open('for whoever sends it: it names the account by its end, and holds nothing else of the customer')
  async text(
    @Root() { account, objects }: ChangedSource,
    @Ctx() context: OperationContext,
  ): Promise<string | null> {
    if (objects === null) return null;
    const wanted = {
      accountIds: [account.id],
      properties: { text: true },
      noticeId: objects['notice'],
    } as const;
    const found = await factsOrUnavailable(context, readNotices(context.services.database, wanted));
    return (found.get(account.id)?.[0]?.['text'] as string | null | undefined) ?? null;
  }
}
