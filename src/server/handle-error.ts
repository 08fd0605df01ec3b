// Every error that leaves a route becomes one GraphQL-shaped answer. What is not known here is a fault: logged, and told as INTERNAL.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describeFault } from './describe-fault.js';
import { MOST_BODY_BYTES } from './limits.js';
import type { Metrics } from './metrics.js';
import { RequestRefused, sendRefusal } from './refusal.js';

/** Fastify's own refusals of a request, by code. */
const FASTIFY_REFUSALS: Readonly<Record<string, () => RequestRefused>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: () => new RequestRefused('BAD_REQUEST', 'the body is not valid JSON'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new RequestRefused('BAD_REQUEST', 'the body is empty'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new RequestRefused('BAD_REQUEST', 'the body is not as long as its content-length says'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new RequestRefused('UNSUPPORTED_MEDIA_TYPE'),
  FST_ERR_CTP_INVALID_TYPE: () => new RequestRefused('UNSUPPORTED_MEDIA_TYPE'),
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new RequestRefused('REQUEST_TOO_LARGE', `a request body has at most ${MOST_BODY_BYTES} bytes`, {
      limit: 'body',
      most: MOST_BODY_BYTES,
    }),
};

export function addErrorHandlers(fastify: FastifyInstance, metrics: Metrics | undefined): void {
  const answer = (refusal: RequestRefused, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    metrics?.refused(refusal.code, refusal.extensions['limit']);
    return sendRefusal(request, reply, refusal);
  };
  fastify.setErrorHandler((error: FastifyError | RequestRefused, request, reply) =>
    answer(toRefusal(error, request), request, reply),
  );
  fastify.setNotFoundHandler((request, reply) =>
    answer(new RequestRefused('ROUTE_NOT_FOUND'), request, reply),
  );
}

function toRefusal(error: FastifyError | RequestRefused, request: FastifyRequest): RequestRefused {
  if (error instanceof RequestRefused) return error;
  const known = FASTIFY_REFUSALS[error.code];
  if (known !== undefined) return known();
  if (error.statusCode === 400) return new RequestRefused('BAD_REQUEST');
  request.log.error({ fault: describeFault(error) }, 'a request failed');
  return new RequestRefused('INTERNAL');
}
