// What operators put in front: PgBouncer before PostgreSQL, in transaction mode, and nginx before the nodes, as docs/scaling.md has them.
// npm brings neither: each is the program of this machine.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, give, unprivilegedAccount, type Account } from '../support/postgres-server.js';

export interface InFront {
  readonly port: number;
  stop(): Promise<void>;
}

/** The first line of what the programs say of themselves; null where one is missing. */
export function versionOf(program: 'pgbouncer' | 'nginx', word: string): string | null {
  const { status, stdout, stderr } = spawnSync(program, [word], { encoding: 'utf8' });
  return status === 0 ? ((stdout + stderr).split('\n', 1)[0] ?? '') : null;
}

/** `login` is taken at its word, as PostgreSQL takes it here. */
export async function startPgbouncer(postgresPort: number, login: string): Promise<InFront> {
  return start('pgbouncer', unprivilegedAccount(), (folder, port) => {
    const users = join(folder, 'users.txt');
    writeFileSync(users, `"${login}" ""\n`);
    const settings = join(folder, 'pgbouncer.ini');
    writeFileSync(
      settings,
      `[databases]
* = host=127.0.0.1 port=${postgresPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = 15
max_client_conn = 200
ignore_startup_parameters = extra_float_digits, options, statement_timeout
`,
    );
    return [settings];
  });
}

/** What is lost ends its connection, as whoever is lost does: a page of the proxy would be an answer of nobody's. */
export async function startNginx(nodePorts: readonly number[]): Promise<InFront> {
  return start('nginx', {}, (folder, port) => {
    const settings = join(folder, 'nginx.conf');
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    writeFileSync(
      settings,
      `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off;
  ${places.map((place) => `${place}_temp_path ${folder}/${place};`).join('\n  ')}
  upstream api { least_conn; ${nodePorts.map((node) => `server 127.0.0.1:${node};`).join(' ')} keepalive 64; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://api;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_next_upstream error timeout;
      error_page 502 504 = @lost;
    }
    location @lost { return 444; }
  }
}
`,
    );
    return ['-c', settings, '-e', join(folder, 'error.log')];
  });
}

/** Writes the settings, to listen on that port; answers the words of the program. */
type Write = (folder: string, port: number) => readonly string[];

async function start(program: 'pgbouncer' | 'nginx', account: Account, write: Write): Promise<InFront> {
  const folder = mkdtempSync(join(tmpdir(), `account-data-${program}-`));
  chmodSync(folder, 0o755);
  give(folder, account);
  const port = await freePort();
  const child = spawn(program, [...write(folder, port)], {
    ...account,
    cwd: folder,
    stdio: 'ignore',
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  await untilListening(child, port);
  return {
    port,
    async stop() {
      process.off('exit', kill);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  while (child.exitCode === null) {
    if (await listens(port)) return;
    await sleep(20);
  }
  throw new Error(`${child.spawnfile} ended by itself with ${child.exitCode}`);
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });
}
