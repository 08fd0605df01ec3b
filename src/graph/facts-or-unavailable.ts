/** Facts that cannot be had are an error that may be tried again: never a decision, and never an answer. */
import { GraphQLError } from 'graphql';
import { apiError } from '../errors.js';
import { OperationStopped } from '../records/operation-database.js';
import type { OperationContext } from './context.js';

export async function factsOrUnavailable<Facts>(
  context: OperationContext,
  reading: Promise<Facts>,
): Promise<Facts> {
  try {
    return await reading;
  } catch (error) {
    throw unavailable(context, error);
  }
}

/** An error that already says what it is stays; any other is a fault, told of and masked. */
export function unavailable(context: OperationContext, error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  if (error instanceof OperationStopped) return apiError('OPERATION_TIMEOUT');
  context.services.onFault('the facts cannot be had', error);
  return apiError('AUTHORIZATION_UNAVAILABLE');
}
