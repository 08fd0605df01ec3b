/**
 * A mutation, walked straight: the account found by the caller's tie, the maker authorized, the payload authorized, and
 * then the change made. Whatever is refused is refused before anything is written.
 */
import type { GraphQLError, GraphQLResolveInfo } from 'graphql';
import type { ChangeInput } from '../lifecycle/change-makers.js';
import type { UserError } from '../lifecycle/change-refused.js';
import type { ChangeName } from '../lifecycle/changes.js';
import { makeChange, type Changed, type ChangeScope, type MadeChange } from '../lifecycle/make-change.js';
import type { FoundAccount } from '../records/stores/account-store.js';
import { authorizeChange } from './authorize-change.js';
import { authorizePayload } from './authorize-payload.js';
import type { OperationContext } from './context.js';
import { factsOrUnavailable } from './facts-or-unavailable.js';
import { accountByGlobalId } from './find-account.js';
import { ChangedSource } from './sources.js';

interface InputOfChange {
  readonly idempotencyKey?: string | null;
}

/** What is looked at once the maker is authorized, outside of the transaction of the change: errors refuse it. */
type Admit<Of extends readonly unknown[]> = (...of: Of) => Promise<readonly UserError[]>;

interface InputOnAccount extends InputOfChange {
  /** Global id. */
  readonly account: string;
  /** The open call on which staff speak with the customer. */
  readonly call?: string | null;
}

/** A change of one account: answers it with what was written, or with user errors. */
export async function changeAccount(
  context: OperationContext,
  info: GraphQLResolveInfo,
  asked: {
    readonly name: ChangeName;
    readonly input: InputOnAccount;
    readonly admit?: Admit<[account: FoundAccount]>;
  },
  work: (scope: ChangeScope, account: FoundAccount) => Promise<Changed>,
): Promise<ChangedSource> {
  const coordinate = `Mutation.${asked.name}`;
  const account = await accountByGlobalId(context, asked.input.account, {
    argument: 'input.account',
    coordinate,
  });
  const { name, input, admit } = asked;
  const admitted = admit === undefined ? {} : { admit: () => admit(account) };
  const made = await make(context, info, { name, input, accountId: account.id, ...admitted }, (scope) =>
    work(scope, account),
  );
  return new ChangedSource(account, made.objects, made);
}

/** A change of what is of no account, or of an account that it makes. */
export function change(
  context: OperationContext,
  info: GraphQLResolveInfo,
  asked: { readonly name: ChangeName; readonly input: InputOfChange },
  work: (scope: ChangeScope) => Promise<Changed>,
): Promise<MadeChange> {
  return make(context, info, { ...asked, accountId: null }, work);
}

async function make(
  context: OperationContext,
  info: GraphQLResolveInfo,
  asked: {
    readonly name: ChangeName;
    readonly input: InputOfChange;
    readonly accountId: string | null;
    readonly admit?: Admit<[]>;
  },
  work: (scope: ChangeScope) => Promise<Changed>,
): Promise<MadeChange> {
  const { name, accountId } = asked;
  const input = { ...asked.input } as ChangeInput;
  return factsOrUnavailable(context, authorizeAndMake());

  async function authorizeAndMake(): Promise<MadeChange> {
    refuse(await authorizeChange(context, info, { name, input, accountId }));
    refuse(await authorizePayload(context, info, accountId));
    const userErrors = (await asked.admit?.()) ?? [];
    if (userErrors.length > 0) return { objects: null, userErrors };
    const { caller, at, requestId, services } = context;
    const request = {
      caller,
      at,
      requestId,
      name,
      accountId,
      reference: paperOf(input),
      idempotencyKey: asked.input.idempotencyKey ?? null,
      input,
    };
    return makeChange(services, request, work);
  }
}

/** The call with the customer, or the paper that staff work on. */
function paperOf({ call, reference }: ChangeInput): string | null {
  const paper = call ?? reference;
  return typeof paper === 'string' ? paper : null;
}

function refuse(refusal: GraphQLError | null): void {
  if (refusal !== null) throw refusal;
}
