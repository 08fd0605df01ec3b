// GET /metrics (Prometheus): needs no token and holds no customer's data, so it is to be kept within the operator's network.
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** Times every answer, of whatever route; what is no route is timed under one name. */
export function addMetricsRoute(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime);
    done();
  });
  fastify.get('/metrics', { config: { unlimited: true } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.read()),
  );
}
