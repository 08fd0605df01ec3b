// POST /graphql, in order: token (before the body is read), body, caller, registered document or text, its limits or what anonymous may
// ask, Apollo.
// GET is not served: a query string would put account numbers into the logs of every proxy.
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isErrorCode } from '../errors.js';
import { networkOf } from '../lifecycle/site-visits.js';
import { traceOperation } from '../tracing.js';
import { createExamination } from './examine-request.js';
import { MOST_BODY_BYTES } from './limits.js';
import type { Metrics } from './metrics.js';
import { tellFault } from './operation-span.js';
import { RequestRefused } from './refusal.js';
import { admitBeforeParsing } from './parse-body.js';
import type { RequestLimits } from './request-limits.js';
import { admitCaller, examineCaller } from './request-caller.js';
import type { HttpParts, OperationRequest } from './server-parts.js';

export const GRAPHQL_PATH = '/graphql';

const NO_BODY = Buffer.alloc(0);

export async function addGraphqlRoute<Context extends OperationRequest>(
  fastify: FastifyInstance,
  parts: HttpParts<Context>,
  limits: RequestLimits,
): Promise<void> {
  const { apollo } = parts;
  const examine = createExamination(parts);
  const execute = fastifyApolloHandler(apollo, {
    context: (request) =>
      Promise.resolve(
        parts.contextFor({
          caller: request.caller,
          requestId: request.id,
          at: parts.clock.now(),
          signal: AbortSignal.timeout(parts.limits.operationMs),
          budget: limits.budgetFor(request),
          network: networkOf(request.ip),
          ...traceOf(request),
        }),
      ),
  });
  fastify.addHook('onClose', () => apollo.stop());
  await allowOrigins(fastify, parts.corsOrigins);
  admitBeforeParsing(fastify, (request, body) => admitCaller(request, parts, body));
  fastify.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'],
    url: GRAPHQL_PATH,
    handler: () => {
      throw new RequestRefused('METHOD_NOT_ALLOWED', 'GraphQL is asked with POST', {}, { allow: 'POST' });
    },
  });
  fastify.post(GRAPHQL_PATH, {
    bodyLimit: MOST_BODY_BYTES,
    onRequest: async (request, reply) => {
      const nonce = parts.verifier.nonce();
      if (nonce !== null && request.headers['dpop'] !== undefined) reply.header('dpop-nonce', nonce);
      await examineCaller(request, parts);
      refuseForeignCharset(request);
    },
    preHandler: async (request, reply) => {
      await admitCaller(request, parts, NO_BODY); // only a request without a body was not admitted before it was parsed
      await limits.recognize(request, reply);
      await examine(request);
    },
    handler: (request, reply) =>
      limits.run(request, () =>
        traceOperation(request.headers, async (span) => {
          request.operationSpan = span;
          const answer: unknown = await execute.call(fastify, request, reply);
          if (reply.statusCode >= 400) tellRefusal(request, parts.metrics, answer);
          return answer;
        }),
      ),
  });
}

/** What GraphQL refused as a whole, which is not altered by being told: a code of nobody is a fault of the service. */
function tellRefusal(request: FastifyRequest, metrics: Metrics | undefined, answer: unknown): void {
  if (typeof answer !== 'string') return;
  const { errors: [error] = [] } = JSON.parse(answer) as {
    errors?: [{ extensions?: Record<string, unknown> }];
  };
  if (error === undefined) return;
  const { code, limit } = error.extensions ?? {};
  const told = isErrorCode(code) ? code : 'INTERNAL';
  metrics?.refused(told, limit);
  tellFault(request.operationSpan, told);
}

function traceOf({ operationSpan: span, registered }: FastifyRequest): Pick<OperationRequest, 'trace'> {
  return span === null ? {} : { trace: { span, registered } };
}

async function allowOrigins(fastify: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await fastify.register(cors, {
    origin: [...origins],
    methods: ['POST'],
    allowedHeaders: ['authorization', 'content-type', 'dpop'],
    exposedHeaders: [
      'www-authenticate',
      'dpop-nonce',
      'x-request-id',
      'retry-after',
      'ratelimit',
      'ratelimit-policy',
    ],
    maxAge: 600,
  });
}

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/i;

/** RFC 8259: JSON between systems is UTF-8. */
function refuseForeignCharset(request: FastifyRequest): void {
  const [, charset = 'utf-8'] = CHARSET.exec(request.headers['content-type'] ?? '') ?? [];
  if (charset.toLowerCase() !== 'utf-8') throw new RequestRefused('UNSUPPORTED_MEDIA_TYPE');
}
