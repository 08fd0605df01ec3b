// Graceful shutdown: the first SIGTERM or SIGINT lets running requests end, a second one ends the process at once.
import type { Logger } from 'pino';
import { describeFault } from './describe-fault.js';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

export function shutDownOnSignal(close: () => Promise<void>, logger: Logger): void {
  let closing = false;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (closing) process.exit(1);
      closing = true;
      logger.info({ signal }, 'shutting down, running requests end first');
      close().then(
        () => {
          process.exit(0);
        },
        (error: unknown) => {
          logger.error({ fault: describeFault(error) }, 'the shutdown failed');
          process.exit(1);
        },
      );
    });
  }
}
