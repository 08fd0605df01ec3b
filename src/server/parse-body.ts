// The body of a request to the API: read to its end, then the caller is admitted, then it is parsed. So nothing that was revoked
// while a body was on its way is still taken, and a bad token is told before a bad body.
import type { FastifyInstance, FastifyRequest } from 'fastify';

export function admitBeforeParsing(
  fastify: FastifyInstance,
  admit: (request: FastifyRequest, body: Buffer) => Promise<void>,
): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer): Promise<unknown> => {
      await admit(request, body);
      return new Promise((resolve, reject) => {
        void parse(request, body.toString('utf8'), (error, value) => {
          if (error === null) resolve(value);
          else reject(error);
        });
      });
    },
  );
}
