// A PostgreSQL with fsync on, in a folder and on a port of its own, that can be killed with all its processes and started again.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import {
  freePort,
  give,
  reachableBinaries,
  unprivilegedAccount,
  type Account,
} from '../support/postgres-server.js';

const SETTINGS = ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on', 'max_connections=100'];
const START_MS = 300_000;

export interface DurablePostgres {
  readonly url: string;
  readonly folder: string;
  running(): boolean;
  start(): Promise<void>;
  /** SIGKILL to the postmaster and to every process of it, at once. */
  kill(): Promise<void>;
  /** As `pg_ctl stop -m fast` does: sessions are ended, everything is written. */
  shutDown(): Promise<void>;
  /** Ends it for good and removes its folder. */
  stop(): Promise<void>;
}

/** The cluster lies on the small disk when one is given, otherwise in a new folder that `stop` removes. */
export async function createDurablePostgres(smallDisk?: string): Promise<DurablePostgres> {
  const place = makePlace(smallDisk);
  mkdirSync(place.cluster, { mode: 0o700 });
  give(place.cluster, place.account);
  // small WAL segments: a small disk holds them, and a full one is reached soon
  const segments = smallDisk === undefined ? [] : ['--wal-segsize=1'];
  execFileSync(
    join(place.binaries, 'initdb'),
    [
      '-D',
      place.cluster,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      ...segments,
    ],
    { ...place.account, cwd: place.folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  return serverOf(place);
}

/** A replica by streaming: a copy of the files of a running server, which then follows it. */
export async function createReplica(primary: DurablePostgres): Promise<DurablePostgres> {
  const place = makePlace();
  const client = new Client({ connectionString: primary.url });
  await client.connect();
  try {
    await client.query(`SELECT pg_backup_start('replica', true)`);
    cpSync(primary.folder, place.cluster, {
      recursive: true,
      filter: (path) => !path.includes('postmaster'),
    });
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    writeFileSync(join(place.cluster, 'backup_label'), rows[0]?.labelfile ?? '');
  } finally {
    await client.end();
  }
  const { hostname, port, username } = new URL(primary.url);
  writeFileSync(join(place.cluster, 'standby.signal'), '');
  appendFileSync(
    join(place.cluster, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${hostname} port=${port} user=${username}'\n`,
  );
  chmodSync(place.cluster, 0o700);
  giveAll(place.cluster, place.account);
  return serverOf(place);
}

interface Place {
  readonly account: Account;
  readonly folder: string;
  readonly binaries: string;
  readonly cluster: string;
}

function makePlace(smallDisk?: string): Place {
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), 'account-data-faults-postgres-'));
  give(folder, account);
  const binaries = reachableBinaries(account, folder);
  return { account, folder, binaries, cluster: join(smallDisk ?? folder, 'cluster') };
}

function giveAll(folder: string, account: Account): void {
  give(folder, account);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    give(join(folder, name), account);
}

async function serverOf({ account, folder, binaries, cluster }: Place): Promise<DurablePostgres> {
  const port = await freePort();
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const words = ['-D', cluster, '-p', String(port), '-k', folder, '-h', '127.0.0.1'];
  const settings = SETTINGS.flatMap((one) => ['-c', one]);
  let server: ChildProcess | null = null;

  const kill = async () => {
    const pid = server?.pid;
    if (pid === undefined || !isRunning(server)) return;
    const family = [pid, ...childrenOf(pid)];
    for (const one of family) killOne(one);
    while (family.some(isAlive) || isRunning(server)) await sleep(5);
  };
  const endWithUs = () => {
    if (server?.pid !== undefined && isRunning(server)) server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', endWithUs);
  return {
    url,
    folder: cluster,
    running: () => isRunning(server),
    async start() {
      const log = openSync(join(folder, 'log'), 'a');
      server = spawn(join(binaries, 'postgres'), [...words, ...settings], {
        ...account,
        cwd: folder,
        stdio: ['ignore', log, log],
      });
      closeSync(log);
      await answers(url, server);
    },
    kill,
    async shutDown() {
      if (server === null || !isRunning(server)) return;
      const exited = once(server, 'exit');
      server.kill('SIGINT');
      await exited;
    },
    async stop() {
      process.off('exit', endWithUs);
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (const until = Date.now() + START_MS; Date.now() < until;) {
    await sleep(20);
    if (!isRunning(server)) throw new Error(`PostgreSQL ended with ${String(server.exitCode)} as it started`);
    if (await accepts(url)) return;
  }
  throw new Error('PostgreSQL did not accept connections in time');
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined); // it may be killed while asked
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isRunning(server: ChildProcess | null): boolean {
  return server !== null && server.exitCode === null && server.signalCode === null;
}

function childrenOf(pid: number): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (child !== undefined && parent === pid ? [child] : []));
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended by itself meanwhile
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** Ended, and not yet waited for by whoever inherited it. */
function isZombie(pid: number): boolean {
  try {
    return execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return true;
  }
}
