// A request that is refused before GraphQL runs: its code, HTTP status and GraphQL-shaped body. No value of the request is in it.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CODES, errorBody, type ErrorCode } from '../errors.js';

export class RequestRefused extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = ERROR_CODES[code].message,
    readonly extensions: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'RequestRefused';
  }
}

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

export function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: RequestRefused,
): FastifyReply {
  const { code, message, extensions, headers } = refusal;
  const accepts = request.headers.accept ?? '';
  const type = accepts.includes(GRAPHQL_RESPONSE) ? GRAPHQL_RESPONSE : 'application/json';
  return reply
    .code(ERROR_CODES[code].status)
    .headers(headers)
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify(errorBody(code, { ...extensions, requestId: request.id }, message)));
}
