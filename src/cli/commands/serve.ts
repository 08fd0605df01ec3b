// `account-data serve`: starts the server and says, in the demo, who may be asked as.
import cluster from 'node:cluster';
import { Command } from 'commander';
import type { Logger } from 'pino';
import { describeSettings, readConfig, type Config } from '../../config.js';
import { EMBEDDED_NOTICE } from '../../records/embedded-notice.js';
import { createLogger } from '../../server/request-log.js';
import { shutDownOnSignal } from '../../server/shut-down-on-signal.js';
import { announceDemo } from '../announce-demo.js';
import { endWithFault } from '../end-with-fault.js';
import { superviseWorkers } from '../supervise-workers.js';

export const serveCommand = new Command('serve')
  .description('serve the API')
  .addHelpText('after', `\n${describeSettings()}`)
  .action(serve);

export async function serve(): Promise<void> {
  try {
    const config = readConfig();
    const logger = createLogger(config.logLevel);
    await (config.workers > 1 && cluster.isPrimary
      ? superviseWorkers(config, logger)
      : serveHere(config, logger));
  } catch (error) {
    endWithFault(error);
    if (cluster.isWorker) process.exit(); // what binds it to the process above would keep it
  }
}

async function serveHere(config: Config, logger: Logger): Promise<void> {
  const { startApp } = await import('../../app.js'); // slow to load, and no other command needs it
  const app = await startApp(config, logger);
  shutDownOnSignal(() => app.close(), logger);
  if (cluster.isWorker && cluster.worker?.id !== 1) return; // the first one speaks for all
  if (app.demo !== null) console.log(announceDemo(app.url));
  if (config.databaseUrl === null) console.log(`\n${EMBEDDED_NOTICE}`);
  console.log(`\nserving ${app.url}/graphql`);
}
