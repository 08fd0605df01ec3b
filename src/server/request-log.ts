// One line a request: what kind of request, how it ended, how long it took, which client. Never a header, a path with values,
// a query, a variable, a token, a subject or an address.
import type { FastifyInstance } from 'fastify';
import pino, { type DestinationStream, type Logger } from 'pino';
import { activeTraceId } from '../tracing.js';
import { describeFault } from './describe-fault.js';

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const settings = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeFault, req: () => undefined, res: () => undefined },
  };
  return destination === undefined ? pino(settings) : pino(settings, destination);
}

export function logRequests(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { caller } = request;
    const traceId = request.operationSpan?.traceId ?? activeTraceId();
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        callerKind: caller.kind,
        ...(caller.clientId === '' ? {} : { issuer: caller.issuer, clientId: caller.clientId }),
        ...(request.operationDigest === null ? {} : { operation: request.operationDigest }),
        ...(traceId === null ? {} : { traceId }),
      },
      'request',
    );
    done();
  });
}
