/**
 * Refusals as GraphQL errors: which field, by which rule, on which clause, and what would help, in the grain that the
 * caller may be told. One error per coordinate and account stands in the answer, with the count of its nulls.
 */
import { GraphQLError, type GraphQLFormattedError, type GraphQLResolveInfo } from 'graphql';
import type { Refusal } from '../disclosure/gate.js';
import { apiError, type ErrorCode } from '../errors.js';
import type { DataClass } from '../policy/categories.js';
import type { Told } from '../policy/told.js';
import type { TieReason } from '../records/ties.js';
import { tellTie } from '../disclosure/tie-of.js';
import type { OperationContext } from './context.js';
import { toGlobalId } from './global-id.js';
import { acrValuesFor } from './step-up.js';

const CODES: Readonly<Record<DataClass, ErrorCode>> = {
  CPNI: 'CPNI_RESTRICTED',
  PERSONAL: 'PERSONAL_RESTRICTED',
  RECORD: 'RECORD_RESTRICTED',
  OPEN: 'RECORD_RESTRICTED',
};

export function refusalError(context: OperationContext, refusal: Refusal): GraphQLError {
  return new GraphQLError(refusal.ruling.told.sentence, {
    path: refusal.path,
    extensions: refusalExtensions(context, refusal),
  });
}

/** A refusal that stands beside the answer, for a leaf that was struck out of what was read. */
export function formatRefusal(context: OperationContext, refusal: Refusal): GraphQLFormattedError {
  const { message, path, extensions } = refusalError(context, refusal);
  return { message, ...(path === undefined ? {} : { path }), extensions };
}

function refusalExtensions(
  context: OperationContext,
  { coordinate, disclosure, ruling, count }: Refusal,
): Record<string, unknown> {
  return {
    code: CODES[ruling.data.class ?? 'CPNI'],
    coordinate,
    categories: ruling.data.categories,
    purpose: disclosure.statement.purpose,
    ...toldExtensions(ruling.told),
    ...stepUp(acrValuesFor(ruling.told, context.caller)),
    decisionId: toGlobalId('Decision', disclosure.accountId, ruling.entryId),
    requestId: context.requestId,
    count,
  };
}

function stepUp(acrValues: readonly string[] | null): Record<string, unknown> {
  return acrValues === null ? {} : { acr_values: acrValues };
}

/** What may be told of a denial; a coarse one has neither rule nor citation. */
export function toldExtensions({ reason, rule, citation, remedy }: Told): Record<string, unknown> {
  return {
    reason,
    ...(rule === undefined ? {} : { rule }),
    ...(citation === undefined ? {} : { citation }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** For what is open only while the tie is in force. */
export function untiedError(
  context: OperationContext,
  reason: TieReason,
  coordinate: string,
  info: GraphQLResolveInfo,
): GraphQLError {
  const told = tellTie(reason, context.caller);
  return new GraphQLError(told.sentence, {
    nodes: info.fieldNodes,
    extensions: {
      code: CODES.OPEN,
      coordinate,
      ...toldExtensions(told),
      requestId: context.requestId,
      count: 1,
    },
  });
}

export function notFoundError(): GraphQLError {
  return apiError('NOT_FOUND');
}
