// The floor as a server: what a request costs at the very least. The token is verified, one prepared statement answers the JSON, and
// its text is handed on as it came.
import { fastify, type FastifyRequest } from 'fastify';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Pool } from 'pg';
import {
  FLOOR_STATEMENTS,
  type Bearer,
  type FloorRequest,
  type FloorStatement,
  type FloorWork,
} from './floor-statements.js';

const { DATABASE_URL, TOKEN_ISSUER, TOKEN_AUDIENCE, TOKEN_JWKS_URL, HOST, PORT } = process.env as Readonly<
  Record<string, string>
>;

const pool = new Pool({ connectionString: DATABASE_URL, max: 10, options: '-c TimeZone=UTC' });
const keys = createRemoteJWKSet(new URL(TOKEN_JWKS_URL ?? ''));
const expected = {
  issuer: TOKEN_ISSUER ?? '',
  audience: TOKEN_AUDIENCE ?? '',
  typ: 'at+jwt',
  algorithms: ['EdDSA'],
};

const server = fastify();
server.get('/health/ready', () => ({ status: 'ready' }));
for (const [name, statement] of Object.entries(FLOOR_STATEMENTS) as [FloorWork, FloorStatement][]) {
  server.post(`/${name}`, async (request, reply) => {
    const { text, values } = statement;
    const bearer = await bearerOf(request);
    const { rows } = await pool.query<{ json: string }>({
      name,
      text,
      values: [...values(bearer, request.body as FloorRequest)],
    });
    return reply.type('application/json; charset=utf-8').send(rows[0]?.json);
  });
}

async function bearerOf({ headers }: FastifyRequest): Promise<Bearer> {
  const [, token = ''] = (headers.authorization ?? '').split(' ', 2);
  const { payload } = await jwtVerify(token, keys, expected);
  return { iss: payload.iss ?? '', sub: payload.sub ?? '', clientId: String(payload['client_id']) };
}

void server.listen({ host: HOST ?? '127.0.0.1', port: Number(PORT) });
