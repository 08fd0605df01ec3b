// The demo's menu: who may be asked as, and a token for one of them. The routes exist only where the demo is on.
// A page of another origin cannot ask for a token: the body must be JSON, and no CORS header is ever sent here.
import type { FastifyInstance } from 'fastify';
import {
  DEMO_CALLER_NAMES,
  DEMO_CALLERS,
  isDemoCallerName,
  type DemoCallerName,
} from '../identity/demo-callers.js';
import { DEMO_TOKEN_SECONDS } from '../identity/demo-issuer.js';
import { isObject } from '../identity/unique-json.js';
import type { DemoParts } from './server-parts.js';

export function addDemoRoutes(fastify: FastifyInstance, { mint }: DemoParts): void {
  fastify.get('/demo/callers', () =>
    DEMO_CALLER_NAMES.map((name) => {
      const { title, description } = DEMO_CALLERS[name];
      return { name, title, description };
    }),
  );
  fastify.post('/demo/token', async (request, reply) => {
    const name = callerOf(request.body);
    if (name === null) return reply.code(400).send({ error: 'unknown_caller' });
    return { access_token: await mint(name), token_type: 'Bearer', expires_in: DEMO_TOKEN_SECONDS };
  });
}

/** Exactly `{"caller": "<name>"}`. */
function callerOf(body: unknown): DemoCallerName | null {
  if (!isObject(body) || Object.keys(body).length !== 1) return null;
  const { caller } = body;
  return typeof caller === 'string' && isDemoCallerName(caller) ? caller : null;
}
