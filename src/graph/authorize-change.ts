/**
 * What a change asks of the account besides the caller's kind and role: the owner's password, an open call. Decided by
 * the policy's own rules, before anything is written: whoever may act for the customer is whoever might be told.
 */
import type { GraphQLError, GraphQLResolveInfo } from 'graphql';
import type { Statement } from '../disclosure/disclosure.js';
import { mayTry, type ChangeInput, type ChangeMakerName } from '../lifecycle/change-makers.js';
import { changeRow, type ChangeName } from '../lifecycle/changes.js';
import { PERSONAL_KINDS, type PersonalKind } from '../policy/categories.js';
import type { RequestData } from '../policy/request.js';
import { refuseChange } from './change-rights.js';
import type { OperationContext } from './context.js';
import { pathOf } from './path-of.js';
import { refusalError } from './refusal-error.js';
import { recordStatement } from './statement.js';

/** What is decided for a maker on the account; a maker without a row needs no more than the kind and role. */
interface AccountCheck {
  readonly data: RequestData;
  readonly stated: (context: OperationContext, input: ChangeInput) => Statement;
}

const NOTHING_FINER = { callDetail: false, callLocation: false } as const;
const ALL_PERSONAL = Object.keys(PERSONAL_KINDS) as PersonalKind[];

const ACCOUNT_CHECKS: Partial<Record<ChangeMakerName, AccountCheck>> = {
  OWNER: {
    data: { class: 'RECORD', categories: [], ...NOTHING_FINER },
    stated: ({ caller }) => recordStatement(caller),
  },
  SUPPORT_ON_CALL: {
    data: { class: 'CPNI', categories: ['TYPE'], ...NOTHING_FINER },
    stated: onCall,
  },
  SUPPORT_ON_PROVEN_CALL: {
    data: {
      class: 'CPNI',
      categories: ['DESTINATION', 'AMOUNT_OF_USE'],
      callDetail: true,
      callLocation: false,
    },
    stated: onCall,
  },
  ONBOARDING_ON_CASE: {
    data: { class: 'PERSONAL', categories: [], personal: ALL_PERSONAL, ...NOTHING_FINER },
    stated: (_context, input) => ({
      purpose: 'ACCOUNT_ESTABLISHMENT',
      offering: null,
      reference: String(input['reference']),
    }),
  },
};

function onCall(_context: OperationContext, input: ChangeInput): Statement {
  return { purpose: 'INBOUND_ASSISTANCE', offering: null, reference: String(input['call']) };
}

export interface ChangeAttempt {
  readonly name: ChangeName;
  readonly input: ChangeInput;
  /** Null: of no account, or of one that the change makes. */
  readonly accountId: string | null;
}

/** Null when the caller may make the change: one of its makers suffices. Else why the first of them may not. */
export async function authorizeChange(
  context: OperationContext,
  info: GraphQLResolveInfo,
  { name, input, accountId }: ChangeAttempt,
): Promise<GraphQLError | null> {
  let first: GraphQLError | null = null;
  for (const maker of changeRow(name).by) {
    if (!mayTry(maker, context.caller, input)) continue;
    const refusal = await refusalOf(context, info, { name, input, accountId }, ACCOUNT_CHECKS[maker]);
    if (refusal === null) return null;
    first ??= refusal;
  }
  return first ?? refuseChange(context, name);
}

async function refusalOf(
  context: OperationContext,
  info: GraphQLResolveInfo,
  { name, input, accountId }: ChangeAttempt,
  check: AccountCheck | undefined,
): Promise<GraphQLError | null> {
  if (check === undefined) return null;
  if (accountId === null) return refuseChange(context, name);
  const disclosure = await context.gate.open(accountId, check.stated(context, input));
  const coordinate = `Mutation.${name}`;
  const ruling = disclosure.decide(check.data, coordinate, 'PREFLIGHT');
  if (ruling.permitted) return null;
  return refusalError(context, { disclosure, ruling, coordinate, path: pathOf(info), count: 1 });
}
