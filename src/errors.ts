// The error codes of the API: one table, code -> HTTP status and sentence. The codes are permanent, clients branch on them.
// A message names what is wrong and never holds a value of the request or of the database.
import { GraphQLError } from 'graphql';

interface ErrorCodeRow {
  /** HTTP status of an answer that is refused as a whole with this code. */
  readonly status: number;
  /** `request`: always the whole answer. `field`: null beside its permitted siblings, HTTP 200, unless the server itself answers with it. */
  readonly level: 'request' | 'field';
  readonly message: string;
}

export const ERROR_CODES = {
  // who asks
  UNAUTHENTICATED: { status: 401, level: 'request', message: 'a valid access token is required' },
  TOKEN_EXPIRED: { status: 401, level: 'request', message: 'the access token has expired' },
  TOKEN_NOT_YET_VALID: { status: 401, level: 'request', message: 'the access token is not valid yet' },
  TOKEN_AUDIENCE: { status: 401, level: 'request', message: 'the access token is not for this service' },
  TOKEN_ISSUER: { status: 401, level: 'request', message: 'the access token is not from a trusted issuer' },
  TOKEN_BINDING: {
    status: 401,
    level: 'request',
    message: 'the access token is bound to a key that was not proven',
  },
  TOKEN_REVOKED: { status: 401, level: 'request', message: 'the access token has been revoked' },
  CLIENT_SUSPENDED: { status: 401, level: 'request', message: 'the client or its company is suspended' },
  // the operation as a whole
  PURPOSE_NOT_SINGLE: {
    status: 400,
    level: 'request',
    message: 'an operation states exactly one purpose',
  },
  PURPOSE_NOT_GRANTED: {
    status: 403,
    level: 'request',
    message: 'the purpose is not granted to this caller',
  },
  INSUFFICIENT_SCOPE: { status: 403, level: 'request', message: 'the access token lacks a scope' },
  CHANGE_NOT_PERMITTED: { status: 403, level: 'request', message: 'the change is not open to this caller' },
  OPERATION_TOO_LARGE: { status: 400, level: 'request', message: 'the operation is too large' },
  OPERATION_TOO_DEEP: { status: 400, level: 'request', message: 'the operation is nested too deeply' },
  OPERATION_TOO_RECURSIVE: {
    status: 400,
    level: 'request',
    message: 'the fragments of the operation select too much when they are spread',
  },
  OPERATION_TOO_COSTLY: { status: 400, level: 'request', message: 'the operation costs too much' },
  PERSISTED_DOCUMENT_NOT_FOUND: {
    status: 400,
    level: 'request',
    message: 'the client has no registered document of that id',
  },
  PERSISTED_DOCUMENT_REQUIRED: {
    status: 403,
    level: 'request',
    message: 'the client runs registered documents alone: send the documentId of one, and no query',
  },
  // how much is asked for
  RATE_LIMITED: { status: 429, level: 'request', message: 'too many requests, try again later' },
  THROTTLED: {
    status: 429,
    level: 'request',
    message: 'the points for operations are used up for now, try again later',
  },
  TOO_MANY_OPERATIONS: { status: 429, level: 'request', message: 'too many operations at once, try again' },
  // what is asked for
  NOT_FOUND: { status: 404, level: 'field', message: 'not found' },
  CPNI_RESTRICTED: { status: 403, level: 'field', message: 'this CPNI may not be read' },
  PERSONAL_RESTRICTED: { status: 403, level: 'field', message: 'this personal data may not be read' },
  RECORD_RESTRICTED: { status: 403, level: 'field', message: 'this record may not be read' },
  // what the service could not do
  AUTHORIZATION_UNAVAILABLE: {
    status: 503,
    level: 'field',
    message: 'the facts needed to authorize cannot be had now, try again',
  },
  AUDIT_UNAVAILABLE: {
    status: 503,
    level: 'request',
    message: 'the audit cannot be written now, so nothing is released, try again',
  },
  OPERATION_TIMEOUT: {
    status: 504,
    level: 'request',
    message:
      'the operation took too long and was stopped, so nothing is released: ask for less, or try again',
  },
  OVERLOADED: { status: 503, level: 'request', message: 'the service has too much to do, try again' },
  SHUTTING_DOWN: { status: 503, level: 'request', message: 'the service is shutting down, try again' },
  // input
  BAD_USER_INPUT: { status: 400, level: 'request', message: 'the input is not valid' },
  CARD_NUMBER_REFUSED: {
    status: 400,
    level: 'request',
    message: 'card numbers are not accepted anywhere in this service',
  },
  BAD_REQUEST: { status: 400, level: 'request', message: 'the request is not a GraphQL request' },
  GRAPHQL_PARSE_FAILED: { status: 400, level: 'request', message: 'the document is not GraphQL' },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    level: 'request',
    message: 'the document does not fit the schema',
  },
  REQUEST_TOO_LARGE: { status: 413, level: 'request', message: 'the request body is too large' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    level: 'request',
    message: 'a request body is application/json in UTF-8',
  },
  METHOD_NOT_ALLOWED: { status: 405, level: 'request', message: 'the method is not allowed here' },
  CSRF_PREVENTED: {
    status: 400,
    level: 'request',
    message: 'the request looks like a simple cross-site request, send content-type: application/json',
  },
  ROUTE_NOT_FOUND: { status: 404, level: 'request', message: 'there is nothing at this address' },
  INTERNAL: { status: 500, level: 'request', message: 'the service failed, the fault is logged' },
} as const satisfies Record<string, ErrorCodeRow>;

export type ErrorCode = keyof typeof ERROR_CODES;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}

export interface ApiErrorExtensions extends Record<string, unknown> {
  code: ErrorCode;
}

/**
 * The error for a code. A request-level code also sets the HTTP status (Apollo takes `extensions.http` out of the answer);
 * a field-level one leaves the answer at 200.
 */
export function apiError(
  code: ErrorCode,
  extensions: Readonly<Record<string, unknown>> = {},
  message: string = ERROR_CODES[code].message,
): GraphQLError {
  const row: ErrorCodeRow = ERROR_CODES[code];
  const http = row.level === 'request' ? { http: { status: row.status } } : {};
  return new GraphQLError(message, { extensions: { ...extensions, code, ...http } });
}

/** The body of an answer that is refused before GraphQL runs: the shape of GraphQL over HTTP, without `data`. */
export function errorBody(
  code: ErrorCode,
  extensions: Readonly<Record<string, unknown>> = {},
  message: string = ERROR_CODES[code].message,
): { errors: [{ message: string; extensions: ApiErrorExtensions }] } {
  return { errors: [{ message, extensions: { ...extensions, code } }] };
}
