/**
 * The two moments that make an operation safe: before it runs, what is refused as a whole; before its answer leaves,
 * the audit entries made durable. Nothing leaves between.
 */
import { performance } from 'node:perf_hooks';
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { GraphQLError, OperationTypeNode, type GraphQLFormattedError } from 'graphql';
import { apiError, ERROR_CODES, type ErrorCode } from '../errors.js';
import { traceAppend } from '../tracing.js';
import { checkVariableCards } from './check-cards.js';
import { checkOperation } from './check-operation.js';
import type { OperationContext } from './context.js';
import { OperationCost } from './cost.js';
import { mergeErrors } from './merge-errors.js';
import { surveyOperation } from './survey.js';

export function createGraphPlugins(): ApolloServerPlugin<OperationContext>[] {
  return [checkBeforeExecution, placeRows, recordBeforeRelease, tellOfChanges];
}

/** INVARIANT: stands before what weighs the answer. */
export const placeRows: ApolloServerPlugin<OperationContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ contextValue, response }) {
        if (response.body.kind === 'single') contextValue.rows.place(response.body.singleResult.data);
        return Promise.resolve();
      },
    }),
};

const checkBeforeExecution: ApolloServerPlugin<OperationContext> = {
  requestDidStart: () =>
    Promise.resolve({
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (operation === undefined) throw apiError('BAD_REQUEST');
        const asked = { schema, document, operation, variables: request.variables ?? {} };
        const fields = surveyOperation(asked);
        const refusal =
          checkOperation(fields, contextValue) ??
          checkVariableCards(asked) ??
          (await contextValue.meter?.begin(new OperationCost(document, fields)));
        if (refusal) throw refusal;
      },
    }),
};

const recordBeforeRelease: ApolloServerPlugin<OperationContext> = {
  requestDidStart: () =>
    Promise.resolve({
      async willSendResponse({ contextValue, response }) {
        if (response.body.kind !== 'single') throw new GraphQLError('answers leave in one piece');
        const { singleResult } = response.body;
        const late = contextValue.signal.aborted; // what was decided is recorded all the same
        try {
          await record(contextValue);
        } catch (error) {
          contextValue.services.onFault('the audit cannot be written', error);
          withhold(response, 'AUDIT_UNAVAILABLE');
          return;
        }
        if (late) {
          withhold(response, 'OPERATION_TIMEOUT');
          return;
        }
        const errors = mergeErrors(contextValue, singleResult.errors ?? []);
        if (errors.length > 0) singleResult.errors = errors;
        const cost = contextValue.meter?.end(singleResult.data);
        if (cost) singleResult.extensions = { ...singleResult.extensions, cost };
      },
    }),
};

/** What a mutation wrote is committed by now. */
const tellOfChanges: ApolloServerPlugin<OperationContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ operation, contextValue }) {
        if (operation?.operation === OperationTypeNode.MUTATION) contextValue.services.onChanged?.();
        return Promise.resolve();
      },
    }),
};

async function record({ services, gate, facts }: OperationContext): Promise<void> {
  const entries = gate.entries();
  facts.end(entries);
  const begun = performance.now();
  await traceAppend(entries.length, () => services.audit.append(entries, gate.archivedFacts()));
  services.onRecorded?.(entries, performance.now() - begun);
}

/** No data at all, and no word of what it would have been. */
function withhold(response: GraphQLRequestContext<OperationContext>['response'], code: ErrorCode): void {
  const { status, message } = ERROR_CODES[code];
  const error: GraphQLFormattedError = { message, extensions: { code } };
  response.body = { kind: 'single', singleResult: { errors: [error] } };
  response.http.status = status;
}
