// The embedded authorization server's place on this server: its requests are handed on whole, body unread, with this server's headers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';

export interface AuthorizationServerPart {
  /** Without a slash at its end. */
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

export async function addAuthorizationServerRoute(
  fastify: FastifyInstance,
  { path, handle }: AuthorizationServerPart,
): Promise<void> {
  await fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, parsed) => {
      parsed(null);
    });
    scope.route({
      method: ['GET', 'HEAD', 'POST', 'OPTIONS'],
      url: `${path}/*`,
      handler: async (request, reply) => {
        reply.hijack();
        keepHeaders(reply);
        await handle(request.raw, reply.raw);
      },
    });
    done();
  });
}

/** A hijacked answer has only those of the raw response. */
function keepHeaders(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
}
