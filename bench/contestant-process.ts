// A contestant in a process of its own, and what it has used so far.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../test/support/postgres-server.js';
import type { Contestant } from './contestants.js';
import { inCheckout } from './root.js';

export interface Used {
  /** Of the process, all its threads. */
  readonly cpuMs: number;
  /** The most it ever held in memory. */
  readonly peakMegabytes: number;
  /** Sent to PostgreSQL, BEGIN and COMMIT included. */
  readonly statements: number;
  /** The version it runs on. */
  readonly node: string;
}

export interface RunningContestant extends Contestant {
  readonly port: number;
  readonly used: () => Promise<Used>;
  readonly stop: () => Promise<void>;
}

export interface Surroundings {
  readonly node: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The folder of CPU profiles. */
  readonly profiles?: string | null;
}

const READY_TRIES = 600;

export async function startContestant(
  contestant: Contestant,
  { node, environment, profiles }: Surroundings,
): Promise<RunningContestant> {
  const port = await freePort();
  const child = fork(inCheckout(contestant.program), [], {
    execPath: node,
    execArgv: [
      ...['--require', inCheckout('dist/bench/servers/report-usage.js')],
      ...(profiles == null ? [] : profileWords(profiles, contestant)),
    ],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
      HOST: '127.0.0.1',
      ...environment,
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await untilReady(contestant.name, port, () => child.exitCode ?? child.signalCode);
  return {
    ...contestant,
    port,
    async used() {
      const told = once(child, 'message');
      child.send('used');
      const [used] = (await told) as [Used];
      return used;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function profileWords(folder: string, { name }: Contestant): string[] {
  return ['--cpu-prof', `--cpu-prof-dir=${resolve(folder)}`, `--cpu-prof-name=${name}.cpuprofile`];
}

async function untilReady(name: string, port: number, ended: () => unknown): Promise<void> {
  for (let tries = 0; tries < READY_TRIES; tries += 1) {
    if (ended() !== null) throw new Error(`${name} did not start`);
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw new Error(`${name} was not ready in time`);
}
