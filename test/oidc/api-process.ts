// The real server in a process of its own, on a database and a data folder of its own, at an address that clients can know before.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { createTestDatabase } from '../support/databases.js';
import { MOST_DELAY_MS } from '../support/run-settings.js';

const ROOT = join(__dirname, '../..');
const RUN = ['--require', join(ROOT, 'test/support/run-typescript.cjs')];

export interface ApiProcess {
  readonly origin: string;
  readonly issuer: string;
  /** Also the address of the API. */
  readonly audience: string;
  readonly database: DataSourceDatabase;
  /** What the command prints; a command that fails is an error. */
  command(...words: readonly string[]): Promise<string>;
}

export function runTypescript(
  file: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): ChildProcess {
  return spawn(process.execPath, [...RUN, join(ROOT, file), ...words], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...environment },
  });
}

/** Resolves when the process has printed the words; what it printed till then is in the error if it ends before. */
export function untilPrinted(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (words.test(printed)) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', () => {
      reject(new Error(`the process ended: ${printed}`));
    });
  });
}

export async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

/** Registers the start and the end. */
export function useApiProcess(
  environment: () => Promise<Record<string, string>> = () => Promise.resolve({}),
): ApiProcess {
  let held: Awaited<ReturnType<typeof startApi>> | undefined;
  const api = (): Awaited<ReturnType<typeof startApi>> => {
    if (held === undefined) throw new Error('the server is there inside tests and hooks only');
    return held;
  };
  beforeAll(async () => {
    held = await startApi(await environment());
  });
  afterAll(() => held?.stop());
  return {
    get origin() {
      return api().origin;
    },
    get issuer() {
      return `${api().origin}/oidc`;
    },
    get audience() {
      return `${api().origin}/graphql`;
    },
    get database() {
      return api().database;
    },
    command: (...words) => api().command(words),
  };
}

async function startApi(environment: Record<string, string>) {
  const [port, folder, made] = await Promise.all([
    freePort(),
    mkdtemp(join(tmpdir(), 'oidc-')),
    createTestDatabase(),
  ]);
  const settings = {
    PORT: String(port),
    DATA_DIR: folder,
    DATABASE_URL: made.url,
    DEMO: 'on',
    MOST_DELAY_MS,
    LOG_LEVEL: 'error',
    ...environment,
  };
  const server = runTypescript('src/main.ts', [], settings);
  await untilPrinted(server, /^serving /m);
  const database = await connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' });
  return {
    origin: `http://localhost:${port}`,
    database,
    command: (words: readonly string[]) =>
      outputOf(runTypescript('src/cli/account-data.ts', words, settings)),
    stop: async () => {
      await endOf(server);
      await database.close();
      await made.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function outputOf(child: ChildProcess): Promise<string> {
  const out: string[] = [];
  const err: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk.toString()));
  return new Promise((resolve, reject) =>
    child.on('close', (code) => {
      if (code === 0) resolve(out.join(''));
      else reject(new Error(err.join('')));
    }),
  );
}
