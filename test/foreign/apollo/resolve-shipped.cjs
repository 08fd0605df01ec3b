// One copy of what both the suite and the API load, the one that the API ships with: the suite is tied to an @apollo/server of its own
// version, and looks for the class of that copy.
const { join } = require('node:path');

const ROOT = join(module.path, '../../..');
const SHIPPED = /^(graphql|@apollo\/server)(\/|$)/;

module.exports = (request, options) =>
  options.defaultResolver(request, SHIPPED.test(request) ? { ...options, basedir: ROOT } : options);
