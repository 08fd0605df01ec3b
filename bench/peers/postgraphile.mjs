// PostGraphile as its documentation has it in production: tokens verified by the server, what they say handed to PostgreSQL as
// settings of a transaction, row-level security there. Lists instead of connections, prepared statements, no GraphiQL.
import { createServer } from 'node:http';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const { DATABASE_URL, TOKEN_ISSUER, TOKEN_AUDIENCE, TOKEN_JWKS_URL, HOST, PORT } = process.env;

const keys = createRemoteJWKSet(new URL(TOKEN_JWKS_URL));
const expected = { issuer: TOKEN_ISSUER, audience: TOKEN_AUDIENCE, typ: 'at+jwt', algorithms: ['EdDSA'] };

/** A person signed in somehow; a company with its key alone. */
function roleOf({ amr }) {
  return amr === undefined ? 'account_data_bench_affiliate' : 'account_data_bench_owner';
}

async function settingsOf({ headers }) {
  const [, token = ''] = (headers.authorization ?? '').split(' ', 2);
  const { payload } = await jwtVerify(token, keys, expected);
  const { iss, sub, client_id: clientId, amr = [], authorization_details: details = [] } = payload;
  return {
    role: roleOf(payload),
    'jwt.claims.iss': iss,
    'jwt.claims.sub': sub,
    'jwt.claims.client_id': clientId,
    'jwt.claims.amr': amr.join(),
    'jwt.claims.purposes': details.flatMap(({ purposes }) => purposes).join(),
    'request.purpose': headers['x-purpose'],
    'request.offering': headers['x-offering'],
    'request.reference': headers['x-reference'],
  };
}

const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: DATABASE_URL,
      schemas: ['public'],
      pubsub: false,
      poolConfig: { max: 10, options: '-c TimeZone=UTC' },
    }),
  ],
  schema: { defaultBehavior: '-connection +list +orderBy +attribute:orderBy', retryOnInitFail: false },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: {
    explain: false,
    context: async ({ node }) => ({ pgSettings: await settingsOf(node.req) }),
  },
};

const serv = postgraphile(preset).createServ(grafserv);
const handle = serv.createHandler();
const server = createServer((request, answer) => {
  if (request.url === '/health/ready') {
    answer.end('ready');
    return;
  }
  void handle(request, answer);
});
server.once('listening', () => console.log(`listening on ${PORT}`));
await serv.ready();
server.listen(Number(PORT), HOST);
