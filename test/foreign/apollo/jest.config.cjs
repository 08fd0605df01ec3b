// Runs the suite with the jest, the compiler and the sources of the project.
const { join } = require('node:path');
const [shared] = require('../../../jest.config.cjs').projects;

/** @type {import('jest').Config} */
module.exports = {
  ...shared,
  displayName: 'apollo',
  rootDir: join(module.path, '../../..'),
  roots: [module.path],
  testMatch: [join(module.path, 'suite.test.cjs')],
  resolver: join(module.path, 'resolve-shipped.cjs'),
  testTimeout: 10_000, // three of those that fail by design wait for what never comes
};
