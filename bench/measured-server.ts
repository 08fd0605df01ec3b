// Starts a server to be measured, and asks what it has used so far.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../test/support/postgres-server.js';

export const VARIANTS = ['audited', 'unaudited'] as const;
export type Variant = (typeof VARIANTS)[number];

export interface Used {
  /** Of the process, all its threads. */
  readonly cpuMs: number;
  /** The most it ever held in memory. */
  readonly peakMegabytes: number;
}

export interface MeasuredServer {
  readonly variant: Variant;
  readonly port: number;
  used(): Promise<Used>;
  stop(): Promise<void>;
}

const READY_TRIES = 600;

export async function startMeasuredServer(
  variant: Variant,
  settings: NodeJS.ProcessEnv,
): Promise<MeasuredServer> {
  const port = await freePort();
  const child = fork(join(__dirname, 'measured-server.cjs'), [variant], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      ...settings,
      PORT: String(port),
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await untilReady(port, () => child.exitCode);
  return {
    variant,
    port,
    async used() {
      const told = once(child, 'message');
      child.send('used');
      const [used] = (await told) as [Used];
      return used;
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function untilReady(port: number, exitCode: () => number | null): Promise<void> {
  for (let tries = 0; tries < READY_TRIES; tries += 1) {
    if (exitCode() !== null) throw new Error('a server to be measured did not start');
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw new Error('a server to be measured was not ready in time');
}
