// The last word on what an error may say. What the API means to say passes; a value that the caller sent is never sent back;
// everything else is a fault of the service, masked here and logged apart.
import { GraphQLError, Kind, print, type GraphQLFormattedError } from 'graphql';
import { ERROR_CODES, isErrorCode, type ErrorCode } from '../errors.js';
import { DatabaseUnavailable } from '../records/database.js';
import { OperationStopped } from '../records/operation-database.js';
import { nameArgument } from './name-argument.js';

interface ErrorRow {
  readonly when: (error: GraphQLError, code: unknown) => boolean;
  readonly says: (error: GraphQLError, formatted: GraphQLFormattedError) => GraphQLFormattedError;
}

/** The first row that matches. */
const ERRORS: readonly ErrorRow[] = [
  {
    when: (error, code) => code !== 'GRAPHQL_VALIDATION_FAILED' && isAboutVariable(error),
    says: (error, { locations }) => badInput(variableOf(error), locations),
  },
  {
    when: (error) => nameArgument(error) !== null,
    says: (error, { locations }) => badInput(`argument "${nameArgument(error) ?? ''}"`, locations),
  },
  {
    when: ({ originalError }) => originalError instanceof OperationStopped,
    says: () => plain('OPERATION_TIMEOUT'),
  },
  {
    when: (_, code) => code === 'OPERATION_RESOLUTION_FAILURE',
    says: () => plain('BAD_REQUEST', 'operationName must name one operation of the document'),
  },
  {
    when: (_, code) => isErrorCode(code),
    says: (_, formatted) => formatted,
  },
];

/** Whether an error is a refusal that the API means to give, and not a fault to be logged. */
export function isMeant(error: GraphQLError): boolean {
  return rowOf(error) !== undefined;
}

/** For Apollo: `error` is what was thrown, `formatted` what Apollo would answer. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const row = error instanceof GraphQLError ? rowOf(error) : undefined;
  if (row !== undefined && error instanceof GraphQLError) return row.says(error, formatted);
  const code = isLossOfDatabase(error) ? 'AUTHORIZATION_UNAVAILABLE' : 'INTERNAL';
  return { ...plain(code), ...(formatted.path === undefined ? {} : { path: formatted.path }) };
}

/** A fault, and logged as one, but one that passes: the caller is told to try again. */
function isLossOfDatabase(error: unknown): boolean {
  return error instanceof GraphQLError && error.originalError instanceof DatabaseUnavailable;
}

function rowOf(error: GraphQLError): ErrorRow | undefined {
  return ERRORS.find(({ when }) => when(error, error.extensions['code']));
}

function isAboutVariable(error: GraphQLError): boolean {
  return error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
}

function variableOf({ nodes }: GraphQLError): string {
  const [node] = nodes ?? [];
  if (node?.kind !== Kind.VARIABLE_DEFINITION) return 'a variable';
  return `variable "$${node.variable.name.value}" of type ${print(node.type)}`;
}

function badInput(what: string, locations: GraphQLFormattedError['locations']): GraphQLFormattedError {
  const error = plain('BAD_USER_INPUT', `the value of ${what} is missing or is not of its type`);
  return locations === undefined ? error : { ...error, locations };
}

function plain(code: ErrorCode, message: string = ERROR_CODES[code].message): GraphQLFormattedError {
  return { message, extensions: { code } };
}
