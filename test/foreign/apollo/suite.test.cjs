// Apollo's own suite for integrations over the HTTP server of this API: the options of each test make an ApolloServer, and everything
// between it and the socket is what the API ships. Every request comes with a token, which the suite knows nothing of.
const { subscribe } = require('node:diagnostics_channel');
const { ApolloServer } = require('@apollo/server');
const { defineIntegrationTestSuite } = require('@apollo/server-integration-testsuite');
const { buildSchema } = require('graphql');
const { systemClock } = require('../../../src/clock.ts');
const { readConfig } = require('../../../src/config.ts');
const { serveApollo } = require('../../../src/server/create-server.ts');
const { createLogger } = require('../../../src/server/request-log.ts');
const { makeToken, testVerifier } = require('../../identity/issuer-of-tokens.ts');

const TOKEN = makeToken();

// As if the client had sent it so. The suite asks for `/` below the address that it is given; there is one path and no other.
subscribe('http.server.request.start', ({ request }) => {
  if (!/^\/graphql\b/.test(request.url)) return;
  request.url = request.url.replace(/^\/graphql\/(?=\?|$)/, '/graphql');
  request.rawHeaders.push('authorization', `Bearer ${TOKEN}`);
});

const PARTS = {
  schema: buildSchema('type Query { none: ID }'), // read for whoever has no token alone
  verifier: testVerifier(),
  clock: systemClock,
  limits: { ...readConfig({ MOST_DELAY_MS: '60000' }).limits, store: null, key: Buffer.alloc(32) },
  logger: createLogger('silent'),
  readiness: [],
  corsOrigins: ['https://app.example'],
  publicUrl: null,
  demo: null,
  webFolder: null,
};

async function createServer(options, { context = () => Promise.resolve({}) } = {}) {
  const apollo = new ApolloServer(options);
  await apollo.start();
  const parts = { ...PARTS, apollo, contextFor: context };
  const { url, close } = await serveApollo(parts, { host: '127.0.0.1', port: 0 });
  return { server: apollo, url: `${url}/graphql`, extraCleanup: () => close(1000) };
}

defineIntegrationTestSuite(createServer);
