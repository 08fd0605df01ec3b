// `account-data serve`: starts the server and says, in the demo, who may be asked as.
import { Command } from 'commander';
import { describeSettings, readConfig } from '../../config.js';
import { EMBEDDED_NOTICE } from '../../records/embedded-notice.js';
import { createLogger } from '../../server/request-log.js';
import { shutDownOnSignal } from '../../server/shut-down-on-signal.js';
import { announceDemo } from '../announce-demo.js';
import { endWithFault } from '../end-with-fault.js';

export const serveCommand = new Command('serve')
  .description('serve the API')
  .addHelpText('after', `\n${describeSettings()}`)
  .action(serve);

export async function serve(): Promise<void> {
  try {
    const config = readConfig();
    const logger = createLogger(config.logLevel);
    const { startApp } = await import('../../app.js'); // slow to load, and no other command needs it
    const app = await startApp(config, logger);
    shutDownOnSignal(() => app.close(), logger);
    if (app.demo !== null) console.log(announceDemo(app.url));
    if (config.databaseUrl === null) console.log(`\n${EMBEDDED_NOTICE}`);
    console.log(`\nserving ${app.url}/graphql`);
  } catch (error) {
    endWithFault(error);
  }
}
