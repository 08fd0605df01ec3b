// The built server in a process of its own, as `npm start` runs it, that can be killed and started again on the same port and folder.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock, type Clock } from '../../src/clock.js';
import { demoAddressOf } from '../../src/identity/demo-address.js';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { createDemoIssuer } from '../../src/identity/demo-issuer.js';
import { freePort } from '../support/postgres-server.js';
import { MOST_DELAY_MS } from '../support/run-settings.js';
import type { Tally } from './tally.js';

const PROGRAM = resolve(__dirname, '../../dist/src/main.js');
/** What never comes is told as a fault; a busy machine is not one. */
const READY_MS = 300_000;
const LINES_KEPT = 40;

export interface ApiProcess {
  readonly port: number;
  /** Its data folder. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  running(): boolean;
  /** The last lines it wrote. */
  output(): string;
  /** Starts it and does not wait. */
  launch(): void;
  /** Rejected when it ends or is not ready in time. Answers after how many milliseconds it was. */
  ready(): Promise<number>;
  kill(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** How it ended, exit code or signal. */
  ended(): Promise<number | string>;
  stop(): Promise<void>;
  mint(caller: DemoCallerName): Promise<string>;
}

/** Without a URL it serves the embedded database in its own folder. What it logs is counted. */
export async function createApiProcess(
  tally: Tally,
  databaseUrl?: string,
  settings: NodeJS.ProcessEnv = {},
  clock: Clock = systemClock,
): Promise<ApiProcess> {
  if (!existsSync(PROGRAM)) throw new Error('there is no built program: run `npm run build:server` first');
  const folder = mkdtempSync(join(tmpdir(), 'account-data-faults-api-'));
  const port = await freePort();
  const environment = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DEMO: 'on',
    DATA_DIR: folder,
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'error',
    MOST_DELAY_MS,
    NODE_ENV: 'development',
    ...settings,
  };
  const issuer = await createDemoIssuer({
    ...demoAddressOf(port, `http://localhost:${port}/graphql`),
    dataFolder: folder,
    clock,
  });
  let child: ChildProcess | null = null;
  let lines: string[] = [];

  const running = () => child !== null && child.exitCode === null && child.signalCode === null;
  const kill = async () => {
    if (child === null || !running()) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  const endWithUs = () => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', endWithUs);
  return {
    port,
    folder,
    environment,
    running,
    kill,
    signal(signal) {
      child?.kill(signal);
    },
    async ended() {
      if (child !== null && running()) await once(child, 'exit');
      return child?.exitCode ?? child?.signalCode ?? 'never started';
    },
    output: () => lines.join('\n'),
    mint: (caller) => issuer.mint(caller),
    launch() {
      child = spawn(process.execPath, [PROGRAM], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
      const keep = (text: Buffer) => {
        const told = text.toString().trimEnd().split('\n');
        lines = [...lines, ...told].slice(-LINES_KEPT);
        for (const line of told) countLogged(line, tally);
      };
      child.stdout?.on('data', keep);
      child.stderr?.on('data', keep);
    },
    async ready() {
      const began = Date.now();
      while (Date.now() - began < READY_MS) {
        if (!running()) throw new Error(`the server ended by itself:\n${lines.join('\n')}`);
        if (await isReady(port)) return Date.now() - began;
        await sleep(20);
      }
      throw new Error(`the server was not ready in time:\n${lines.join('\n')}`);
    },
    async stop() {
      process.off('exit', endWithUs);
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A line of the server's log is a JSON object with its message; every other line is for people. */
function countLogged(line: string, tally: Tally): void {
  const [, message] = /^\{.*"msg":"([^"]*)"\}$/.exec(line) ?? [];
  if (message !== undefined) tally.count(`server log: ${message}`);
}

async function isReady(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(5000),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
