// The server with its demo callers, whose tokens this process mints by the key in the server's folder.
import { systemClock, type Clock } from '../../src/clock.js';
import { demoAddressOf } from '../../src/identity/demo-address.js';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { createDemoIssuer } from '../../src/identity/demo-issuer.js';
import { createServerProcess, type ServerProcess } from '../load/server-process.js';
import type { Tally } from '../load/tally.js';
import { MOST_DELAY_MS } from '../support/run-settings.js';

export interface ApiProcess extends ServerProcess {
  mint(caller: DemoCallerName): Promise<string>;
}

/** Without a URL it serves the embedded database in its own folder. What it logs is counted. */
export async function createApiProcess(
  tally: Tally,
  databaseUrl?: string,
  settings: NodeJS.ProcessEnv = {},
  clock: Clock = systemClock,
): Promise<ApiProcess> {
  const server = await createServerProcess({
    environment: {
      DATABASE_URL: databaseUrl,
      DEMO: 'on',
      LOG_LEVEL: 'error',
      MOST_DELAY_MS, // a busy machine is not what is looked for
      OPERATION_SECONDS: '60',
      NODE_ENV: 'development',
      ...settings,
    },
    onLine: (line) => {
      countLogged(line, tally);
    },
  });
  const { port, folder } = server;
  const issuer = await createDemoIssuer({
    ...demoAddressOf(port, `http://localhost:${port}/graphql`),
    dataFolder: folder,
    clock,
  });
  return { ...server, mint: (caller) => issuer.mint(caller) };
}

/** A line of the server's log is a JSON object with its message; every other line is for people. */
export function countLogged(line: string, tally: Tally): void {
  const [, message] = /^\{.*"msg":"([^"]*)"\}$/.exec(line) ?? [];
  if (message !== undefined) tally.count(`server log: ${message}`);
}
