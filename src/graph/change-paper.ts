/** A mutation of a paper: opened for one account, or of the paper that the input names. Answers its code. */
import type { GraphQLResolveInfo } from 'graphql';
import type { Changed, ChangeScope } from '../lifecycle/make-change.js';
import type { FoundAccount } from '../records/stores/account-store.js';
import { change, changeAccount } from './change.js';
import type { OperationContext } from './context.js';
import { ChangedPaperSource } from './sources.js';

export async function openPaperOf(
  context: OperationContext,
  info: GraphQLResolveInfo,
  asked: Parameters<typeof changeAccount>[2],
  work: (scope: ChangeScope, account: FoundAccount) => Promise<Changed>,
): Promise<ChangedPaperSource> {
  return new ChangedPaperSource(await changeAccount(context, info, asked, work));
}

export async function changePaper(
  context: OperationContext,
  info: GraphQLResolveInfo,
  asked: Parameters<typeof change>[2],
  work: (scope: ChangeScope) => Promise<Changed>,
): Promise<ChangedPaperSource> {
  return new ChangedPaperSource(await change(context, info, asked, work));
}
