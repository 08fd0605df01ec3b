// Graceful shutdown: the first SIGTERM or SIGINT, or the word of the process above, lets running requests end; a second signal
// ends the process at once.
import type { Logger } from 'pino';
import { describeFault } from './describe-fault.js';

export const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** What the process above says to a worker. Not a signal: a terminal sends its own to all of them. */
export const SHUT_DOWN = 'account-data:shut-down';

export function shutDownOnSignal(close: () => Promise<void>, logger: Logger): void {
  let closing = false;
  const begin = (because: string) => {
    closing = true;
    logger.info({ because }, 'shutting down, running requests end first');
    close().then(
      () => {
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ fault: describeFault(error) }, 'the shutdown failed');
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (closing) process.exit(1);
      begin(signal);
    });
  }
  process.on('message', (message) => {
    if (message === SHUT_DOWN && !closing) begin('the process above');
  });
}
