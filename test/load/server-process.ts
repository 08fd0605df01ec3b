// The built server in a process of its own, as `npm start` runs it, that can be killed and started again on the same port and folder.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/postgres-server.js';

const PROGRAM = resolve(__dirname, '../../dist/src/main.js');
/** What never comes is told as a fault; a busy machine is not one. */
const READY_MS = 300_000;
const LINES_KEPT = 40;

export interface ServerProcess {
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
}

export interface ServerSettings {
  readonly environment: NodeJS.ProcessEnv;
  /** Told every line that it writes. */
  readonly onLine: (line: string) => void;
}

export async function createServerProcess({
  environment: given,
  onLine,
}: ServerSettings): Promise<ServerProcess> {
  if (!existsSync(PROGRAM)) throw new Error('there is no built program: run `npm run build:server` first');
  const folder = mkdtempSync(join(tmpdir(), 'account-data-load-'));
  const port = await freePort();
  const environment = { ...process.env, ...given, DATA_DIR: folder, HOST: '127.0.0.1', PORT: String(port) };
  let child: ChildProcess | null = null;
  let lines: string[] = [];

  const running = () => child !== null && child.exitCode === null && child.signalCode === null;
  const ended = async () => {
    if (child !== null && running()) await once(child, 'exit');
    return child?.exitCode ?? child?.signalCode ?? 'never started';
  };
  const kill = async () => {
    child?.kill('SIGKILL');
    await ended();
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
    ended,
    output: () => lines.join('\n'),
    launch() {
      child = spawn(process.execPath, [PROGRAM], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const input of [child.stdout, child.stderr]) {
        if (input === null) continue;
        createInterface({ input }).on('line', (line) => {
          lines = [...lines, line].slice(-LINES_KEPT);
          onLine(line);
        });
      }
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
