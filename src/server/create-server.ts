// The HTTP server: Fastify with one GraphQL route, health, metrics, and in the demo a page. It knows no schema and no database.
import { randomUUID } from 'node:crypto';
import {
  fastify as createFastify,
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
} from 'fastify';
import { ANONYMOUS } from '../identity/caller.js';
import { startApollo } from './apollo.js';
import { addAuthorizationServerRoute } from './authorization-server-route.js';
import { addDemoRoutes } from './demo-routes.js';
import { addGraphqlRoute } from './graphql-route.js';
import { describeFault } from './describe-fault.js';
import { addErrorHandlers } from './handle-error.js';
import { addHealthRoutes } from './health-routes.js';
import { MOST_BODY_BYTES } from './limits.js';
import { addMetricsRoute } from './metrics-route.js';
import { RequestRefused } from './refusal.js';
import { RequestLimits } from './request-limits.js';
import { addPageRoutes, addSecurityHeaders } from './page-routes.js';
import { addPrivacyRoutes } from './privacy-routes.js';
import { logRequests } from './request-log.js';
import type { HttpParts, OperationRequest, ServerParts } from './server-parts.js';

export interface RunningServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** Stops accepting, lets running requests end, and cuts those that are not done in time. */
  close(deadlineMs: number): Promise<void>;
}

export interface ListenSettings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

/** For a request to come in whole, headers and body. */
const REQUEST_MS = 30_000;

export async function createServer<Context extends OperationRequest>(
  parts: ServerParts<Context>,
  listen: ListenSettings,
): Promise<RunningServer> {
  return serveApollo({ ...parts, apollo: await startApollo(parts) }, listen);
}

/** What stands between a socket and Apollo, which is stopped when the server closes. */
export async function serveApollo<Context extends OperationRequest>(
  parts: HttpParts<Context>,
  listen: ListenSettings,
): Promise<RunningServer> {
  const log: FastifyBaseLogger = parts.logger;
  const { trustedProxies } = parts.limits;
  const fastify = createFastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: MOST_BODY_BYTES,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    rewriteUrl: ({ url = '/' }) => (isAddress(url) ? url : NO_ADDRESS),
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_MS,
    return503OnClosing: false, // it would answer past every hook, in a form of its own
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
  });
  const limits = openLimits(fastify, parts);
  fastify.removeContentTypeParser('text/plain'); // JSON alone is read: a form or a text is what a cross-site page can send
  fastify.decorateRequest('caller');
  fastify.decorateRequest('examined', null);
  fastify.decorateRequest('operationDigest', null);
  fastify.decorateRequest('operationSpan', null);
  fastify.decorateRequest('registered', false);
  fastify.decorateRequest('rates');
  addErrorHandlers(fastify, parts.metrics);
  logRequests(fastify);
  await addSecurityHeaders(fastify);
  addAnswerHeaders(fastify);
  fastify.addHook('onRequest', (request, reply) => limits.arrive(request, reply));
  await addRoutes(fastify, parts, limits);
  await fastify.listen({ ...listen, listenTextResolver: (address) => `listening on ${address}` });
  return { url: urlOf(fastify, listen.host), close: (deadlineMs) => closeWithin(fastify, deadlineMs) };
}

/** Where nothing is. */
const NO_ADDRESS = '/-';

/** One that cannot be decoded would be answered past every hook, with its own text. */
function isAddress(url: string): boolean {
  try {
    return decodeURI(url) !== '';
  } catch {
    return false;
  }
}

function openLimits<Context extends OperationRequest>(
  fastify: FastifyInstance,
  { limits: given, metrics, logger }: HttpParts<Context>,
): RequestLimits {
  const limits = new RequestLimits(given, {
    onStoreFault: (error) => {
      metrics?.storeFailed();
      logger.error(
        { fault: describeFault(error) },
        'the store of the limits failed, this node counts by itself',
      );
    },
    onWeighed: (points) => metrics?.weighed(points),
  });
  metrics?.observeRunning(() => limits.running);
  fastify.addHook('onClose', (_, done) => {
    limits.close();
    done();
  });
  return limits;
}

/** Nothing is kept by anyone on the way, unless a route says otherwise. Once closing, no connection is kept and what still comes is refused. */
function addAnswerHeaders(fastify: FastifyInstance): void {
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    request.caller = ANONYMOUS;
    request.rates = [];
    reply.header('x-request-id', request.id);
    done(closing ? new RequestRefused('SHUTTING_DOWN', undefined, {}, { 'retry-after': '1' }) : undefined);
  });
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    const kept = request.url === '/' || request.url.startsWith('/assets/');
    if (!kept) reply.header('cache-control', 'private, no-store');
    if (closing) reply.header('connection', 'close');
    done();
  });
}

async function addRoutes<Context extends OperationRequest>(
  fastify: FastifyInstance,
  parts: HttpParts<Context>,
  limits: RequestLimits,
): Promise<void> {
  if (parts.metrics !== undefined) addMetricsRoute(fastify, parts.metrics);
  addHealthRoutes(fastify, parts.readiness, parts.warnings ?? []);
  await fastify.register((scope) => addGraphqlRoute(scope, parts, limits));
  if (parts.authorizationServer !== undefined)
    await addAuthorizationServerRoute(fastify, parts.authorizationServer);
  if (parts.privacy !== undefined) addPrivacyRoutes(fastify, parts.privacy, parts.clock);
  await addPageRoutes(fastify, parts.webFolder);
  if (parts.demo !== null) addDemoRoutes(fastify, parts.demo);
}

function urlOf(fastify: FastifyInstance, host: string): string {
  const address = fastify.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`;
}

const CUT_MS = 1000;

async function closeWithin(fastify: FastifyInstance, deadlineMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const cut = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      fastify.server.closeAllConnections();
      timer = setTimeout(resolve, CUT_MS);
    }, deadlineMs);
  });
  await Promise.race([fastify.close(), cut]);
  clearTimeout(timer);
}
