// The real server in a process of its own, on a database and a data folder of its own, at an address that clients can know before.
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { createTestDatabase } from '../support/databases.js';
import { freePort } from '../support/postgres-server.js';
import { MOST_DELAY_MS } from '../support/run-settings.js';
import { runCommand, runTypescript } from '../support/run-program.js';

export interface ApiProcess {
  readonly origin: string;
  readonly issuer: string;
  /** Also the address of the API. */
  readonly audience: string;
  readonly database: DataSourceDatabase;
  /** What the command prints; a command that fails is an error. */
  command(...words: readonly string[]): Promise<string>;
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
    command: async (words: readonly string[]) => {
      const { code, out, err } = await runCommand(words, settings);
      if (code !== 0) throw new Error(err);
      return out;
    },
    stop: async () => {
      await endOf(server);
      await database.close();
      await made.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
