// The page at `/`: static files of this origin only, no script from elsewhere, no identifier leaving with a link (policy section 7).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The editor makes its styles at run time, so styles alone may stand inline. */
const CONTENT_SECURITY_POLICY = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'form-action': ["'none'"],
  'script-src': ["'self'"],
  'worker-src': ["'self'"],
  'connect-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'", 'data:'],
  'img-src': ["'self'", 'data:'],
};

/** On every answer, the API's too. */
export async function addSecurityHeaders(fastify: FastifyInstance): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

export async function addPageRoutes(fastify: FastifyInstance, webFolder: string | null): Promise<void> {
  if (webFolder === null || !existsSync(join(webFolder, 'index.html'))) return;
  await fastify.register(serveStatic, {
    root: join(webFolder, 'assets'),
    prefix: '/assets/',
    wildcard: true,
  });
  fastify.get('/', (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', webFolder, { cacheControl: false }),
  );
}
