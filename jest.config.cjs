// Two projects, one command: the tests of the rooms in PURE need no database and do not wait for one;
// every other test runs with the PostgreSQL server that test/support/postgres-server.ts brings up once.
const PURE = ['policy', 'architecture', 'web', 'identity', 'server', 'config', 'soak', 'disclosure'];

// The packages below are published as ES modules only; jest runs CommonJS, so they are compiled too.
const ES_MODULES = ['jose', 'uuid', 'openid-client', 'oauth4webapi'];

const shared = {
  testEnvironment: 'node',
  transform: { '\\.[cm]?[jt]s$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 60_000,
  // Most of what a test does is wait for PostgreSQL: one process a core, the one that counts them included.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testMatch: PURE.map((room) => `<rootDir>/test/${room}/**/*.test.ts`),
    },
    {
      ...shared,
      displayName: 'database',
      globalSetup: '<rootDir>/test/support/global-setup.cjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.cjs',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...PURE.map((room) => `<rootDir>/test/${room}/`)],
    },
  ],
};
