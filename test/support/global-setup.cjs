// Runs once before the tests of the project `database`: a PostgreSQL server, or the one of TEST_DATABASE_URL
// (a login that may create databases and roles), with one database that has the tables and one the demo data too.
require('./run-typescript.cjs');
const { randomBytes } = require('node:crypto');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = async () => {
  const { startPostgres } = require('./postgres-server.ts');
  const { makeTemplates } = require('./templates.ts');
  const run = randomBytes(4).toString('hex');
  const own = process.env.TEST_DATABASE_URL ? null : await startPostgres();
  process.env.TEST_RUN = run;
  const folder = mkdtempSync(join(tmpdir(), 'account-data-tests-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true })); // also when the run is cut short
  process.env.TEST_RUN_FOLDER = folder;
  process.env.TEST_RUN_SERVER = own?.url ?? process.env.TEST_DATABASE_URL;
  process.env.TEST_RUN_NOW = String(Math.floor(Date.now() / 60_000) * 60_000);
  globalThis.testPostgres = own;
  await makeTemplates(process.env.TEST_RUN_SERVER, run, Number(process.env.TEST_RUN_NOW));
};
