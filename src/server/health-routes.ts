// GET /health/live: the process answers. GET /health/ready: every part it needs answers too, each told by name; beside them
// what an operator should look at, which keeps nobody from being served.
import type { FastifyInstance } from 'fastify';
import type { ReadinessCheck, ReadinessWarning } from './server-parts.js';
import { within } from './within.js';

const DEADLINE_MS = 2000;
/** Whoever watches is answered whatever the load. */
const UNLIMITED = { config: { unlimited: true } };

export function addHealthRoutes(
  fastify: FastifyInstance,
  checks: readonly ReadinessCheck[],
  warnings: readonly ReadinessWarning[],
): void {
  fastify.get('/health/live', UNLIMITED, () => ({ status: 'live' }));
  fastify.get('/health/ready', UNLIMITED, async (_request, reply) => {
    const [results, found] = await Promise.all([
      Promise.all(checks.map(async ({ name, check }) => [name, await holds(check())] as const)),
      Promise.all(warnings.map(async ({ name, find }) => [name, await warningOf(find())] as const)),
    ]);
    const ready = results.every(([, holding]) => holding);
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'ready' : 'not ready',
      checks: Object.fromEntries(results.map(([name, holding]) => [name, holding ? 'ok' : 'failed'])),
      warnings: Object.fromEntries(found.filter(([, warning]) => warning !== null)),
    });
  });
}

function holds(checked: Promise<void>): Promise<boolean> {
  return within(
    DEADLINE_MS,
    checked.then(() => true),
    false,
  );
}

function warningOf(found: Promise<string | null>): Promise<string | null> {
  return within<string | null>(DEADLINE_MS, found, 'cannot be told');
}
