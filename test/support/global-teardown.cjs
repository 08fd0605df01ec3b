// Ends what global-setup.cjs began: its server and folders, or its databases on a server that was given.
const { rmSync } = require('node:fs');

module.exports = async () => {
  const { onServer, templateName } = require('./templates.ts');
  const { TEST_RUN, TEST_RUN_FOLDER, TEST_RUN_SERVER } = process.env;
  rmSync(TEST_RUN_FOLDER, { recursive: true, force: true });
  if (globalThis.testPostgres) return globalThis.testPostgres.stop();
  const drop = (template) => `DROP DATABASE IF EXISTS ${templateName(TEST_RUN, template)}`;
  return onServer(TEST_RUN_SERVER, drop('seeded'), drop('migrated'));
};
