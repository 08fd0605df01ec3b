// A real Redis for the tests: one of their own from the `redis-server` of this machine, or else the one of TEST_REDIS_URL. npm brings
// none, so where there is neither the tests that need it are told as not run.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './postgres-server.js';

export interface RedisServer {
  readonly url: string;
  /** Only one of its own can be stopped and started again. */
  stop(): Promise<void>;
  /** To the process; one that was given gets none. */
  signal(signal: NodeJS.Signals): void;
}

const GIVEN = process.env['TEST_REDIS_URL'];
const HAS_PROGRAM = spawnSync('redis-server', ['--version']).status === 0;

export const HAS_REDIS = HAS_PROGRAM || GIVEN !== undefined;
export const CAN_STOP_REDIS = HAS_PROGRAM;

/** Stands in the name of a group of tests. */
export const REDIS_TESTS = HAS_REDIS
  ? 'Redis'
  : 'Redis: NOT RUN, there is no redis-server on this machine and no TEST_REDIS_URL';

export async function startRedis(port?: number, settings: readonly string[] = []): Promise<RedisServer> {
  if (!HAS_PROGRAM) return { url: GIVEN ?? '', stop: () => Promise.resolve(), signal: () => undefined };
  const at = port ?? (await freePort());
  const server = spawn(
    'redis-server',
    ['--port', String(at), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...settings],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  await readiness(server);
  return {
    url: `redis://127.0.0.1:${at}`,
    signal: (signal) => server.kill(signal),
    stop: async () => {
      process.off('exit', kill);
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
  };
}

async function readiness(server: ChildProcess): Promise<void> {
  let log = '';
  await new Promise<void>((ready, failed) => {
    server.once('exit', () => {
      failed(new Error(`Redis did not start: ${log}`));
    });
    server.stdout?.on('data', (text: Buffer) => {
      log = (log + text.toString()).slice(-10_000);
      if (/Ready to accept connections/i.test(log)) ready();
    });
  });
}
