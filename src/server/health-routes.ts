// GET /health/live: the process answers. GET /health/ready: every part it needs answers too, each told by name.
import type { FastifyInstance } from 'fastify';
import type { ReadinessCheck } from './server-parts.js';

const DEADLINE_MS = 2000;

export function addHealthRoutes(fastify: FastifyInstance, checks: readonly ReadinessCheck[]): void {
  fastify.get('/health/live', () => ({ status: 'live' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const results = await Promise.all(
      checks.map(async ({ name, check }) => [name, await holds(check)] as const),
    );
    const ready = results.every(([, holding]) => holding);
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'ready' : 'not ready',
      checks: Object.fromEntries(results.map(([name, holding]) => [name, holding ? 'ok' : 'failed'])),
    });
  });
}

async function holds(check: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, DEADLINE_MS);
  });
  const checked = check().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([checked, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
