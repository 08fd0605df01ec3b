// What the server tells a trace of an operation: its type, its name when the document is registered, and the code of a fault. A refusal
// is an answer and no fault.
import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { OperationDefinitionNode } from 'graphql';
import { ERROR_CODES, type ApiErrorExtensions, type ErrorCode } from '../errors.js';
import type { OperationSpan } from '../tracing.js';
import { formatError } from './format-error.js';
import type { OperationRequest } from './server-parts.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null before its operation begins, and where nothing can be traced. */
    operationSpan: OperationSpan | null;
    /** Whether its document is a registered one. */
    registered: boolean;
  }
}

export function createOperationTrace<Context extends OperationRequest>(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: ({ contextValue: { trace } }) =>
      Promise.resolve(trace?.span.isRecording === true ? listenFor<Context>(trace) : undefined),
  };
}

type Trace = NonNullable<OperationRequest['trace']>;

function listenFor<Context extends OperationRequest>(trace: Trace): GraphQLRequestListener<Context> {
  return {
    didResolveOperation: ({ operation }) => {
      if (operation !== undefined) tellOperation(trace, operation);
      return Promise.resolve();
    },
    didEncounterErrors: ({ errors }) => {
      for (const error of errors) {
        const { code } = formatError(error.toJSON(), error).extensions as ApiErrorExtensions;
        tellFault(trace.span, code);
      }
      return Promise.resolve();
    },
  };
}

function tellOperation({ span, registered }: Trace, { operation, name }: OperationDefinitionNode): void {
  span.rename(operation);
  span.tell({
    'graphql.operation.type': operation,
    ...(registered && name !== undefined ? { 'graphql.operation.name': name.value } : {}),
  });
}

const LEAST_FAULT = 500;

export function tellFault(span: OperationSpan | null, code: ErrorCode): void {
  if (ERROR_CODES[code].status >= LEAST_FAULT) span?.fail(code);
}
