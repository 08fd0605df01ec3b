// The rooms of src in the order a request passes them: each may import those before it. Read by dependency-cruiser and by the tests.
const ROOMS = [
  'policy',
  'identity',
  'records',
  'authorization-server',
  'audit',
  'disclosure',
  'notify',
  'lifecycle',
  'intake',
  'graph',
  'server',
  'seed',
  'cli',
];

/** Beside the order. Patterns of paths. */
const ALSO_FORBIDDEN = [
  {
    from: '^src/policy/',
    to: '^(?!src/policy/)',
    because: 'the decision is pure: it imports nothing outside its room, not even node',
  },
  {
    from: '^src/audit/',
    to: '^src/records/',
    because: 'the log is checked by those who do not trust the records',
  },
  {
    from: '^src/audit/(verify-|checkpoint\\.|trusted-keys|signed-note|tree|leaf|canonical)',
    to: '^src/audit/(?!verify-|checkpoint\\.|trusted-keys|signed-note|tree|leaf|canonical-json|entry)',
    because: 'the verifier knows the public format of the log, and nothing of who writes, seals or stores it',
  },
  {
    from: '^src/(notify|lifecycle|intake|graph|server)/',
    to: '^src/seed/',
    because: 'demo data is no part of what serves',
  },
  {
    from: '^src/seed/',
    to: '^src/(authorization-server|audit|disclosure|notify|lifecycle|intake|graph|server)/',
    because: 'demo data is written to the records alone',
  },
  {
    from: '^src/(?!cli/|main\\.ts)',
    to: '^src/(cli/|main\\.ts|app\\.ts)',
    because: 'app.ts is the only composition root, and only the ways in start it',
  },
  {
    from: '^src/(?!app\\.ts|prepare-database\\.ts|open-audit-log\\.ts|cli/|main\\.ts)',
    to: '^src/config\\.ts',
    because: 'a room is given its settings by whoever composes it',
  },
  { from: '^migrations/', to: '^src/', because: 'a migration stays what it was when it ran' },
];

/** A library and the only files that may know it. */
const CONFINED = [
  { library: 'typeorm', within: '^(src/records/|src/audit/|migrations/)' },
  { library: 'pg', within: '^src/records/' },
  { library: 'csv-parse', within: '^src/intake/' },
  { library: 'ioredis', within: '^src/records/shared-memory\\.ts$' },
  { library: 'rate-limiter-flexible', within: '^src/server/rates\\.ts$' },
  { library: 'graphql-shield', within: '^src/graph/guard\\.ts$' },
  { library: 'graphql-middleware', within: '^src/graph/guard\\.ts$' },
  { library: 'jose', within: '^src/identity/' },
  { library: 'oidc-provider', within: '^src/authorization-server/' },
  { library: '@node-rs/argon2', within: '^src/authorization-server/' },
  { library: 'fastify', within: '^src/server/' },
  { library: '@apollo/server', within: '^src/(server|graph)/' },
  { library: 'type-graphql', within: '^src/graph/' },
  { library: 'nodemailer', within: '^src/notify/' },
  { library: '@electric-sql/pglite', within: '^src/records/' },
  { library: '@opentelemetry/api', within: '^src/tracing\\.ts$' },
];

module.exports = { ROOMS, ALSO_FORBIDDEN, CONFINED };
