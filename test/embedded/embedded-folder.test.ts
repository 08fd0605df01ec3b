// The embedded start: made once and found again, held by one process, taken over after a crash, shared with commands.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/records/open-database.js';
import { socketDirectoryOf } from '../../src/records/embedded-socket.js';

const ROOT = join(__dirname, '..', '..');
const RUN_TYPESCRIPT = join(ROOT, 'test', 'support', 'run-typescript.cjs');
const SERVE = join(ROOT, 'test', 'support', 'serve-embedded.ts');

const started: ChildProcess[] = [];
let folder: string;

function run(script: string, words: string[], environment: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, ['--require', RUN_TYPESCRIPT, script, ...words], {
    stdio: 'pipe',
    env: { PATH: process.env['PATH'], ...environment },
  });
  started.push(child);
  return child;
}

async function serve(state = 'serve'): Promise<ChildProcess> {
  const child = run(SERVE, [folder, state, String(Date.UTC(2026, 0, 15))]);
  await Promise.race([
    once(child.stdout ?? child, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('it did not start'))),
  ]);
  return child;
}

async function end(child: ChildProcess, signal?: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit');
  if (signal === undefined) child.stdin?.end();
  else child.kill(signal);
  await exited;
}

async function command(...words: string[]): Promise<{ code: unknown; output: string; errors: string }> {
  const child = run(join(ROOT, 'test', 'support', 'run-command.ts'), words, { DATA_DIR: folder });
  const text = { output: '', errors: '' };
  child.stdout?.on('data', (data: Buffer) => (text.output += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (text.errors += data.toString()));
  const [code] = (await once(child, 'close')) as unknown[];
  return { code, ...text };
}

function open(access: 'OWN' | 'SHARE') {
  return openDatabase({ dataFolder: folder, applicationName: 'the test', access });
}

async function countAccounts(): Promise<number | undefined> {
  const database = await open('SHARE');
  try {
    const [row] = await database.query<{ count: number }>('SELECT count(*)::integer AS count FROM accounts');
    return row?.count;
  } finally {
    await database.close();
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'account-data-folder-'));
});

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('the first start makes the database, the second finds it with its data', async () => {
  await end(await serve('seeded'));
  const server = await serve();
  expect(await countAccounts()).toBe(200);
  await end(server);
});

test('a second server is refused, and told which process holds the folder and what to do', async () => {
  const server = await serve();
  await expect(open('OWN')).rejects.toMatchObject({
    code: 'DATA_FOLDER_IN_USE',
    message: expect.stringMatching(
      new RegExp(`process ${server.pid ?? ''} \\(tests\\): stop that process first`),
    ) as string,
  });
  await end(server);
});

test('after a crash the next start takes the folder over, and what was committed is there', async () => {
  const crashed = await serve();
  const database = await open('SHARE');
  await database.query(`INSERT INTO companies VALUES ('crash-test', 'Crash test', 'AGENT', false)`);
  await database.close();
  await end(crashed, 'SIGKILL');
  expect(existsSync(join(folder, 'lock'))).toBe(true);
  const server = await serve();
  const again = await open('SHARE');
  expect(await again.query(`SELECT name FROM companies WHERE company_id = 'crash-test'`)).toEqual([
    { name: 'Crash test' },
  ]);
  await again.close();
  await end(server);
});

test('a lock whose process id now belongs to another process is stale', async () => {
  const lock = {
    pid: process.ppid,
    processStart: 'another boot',
    applicationName: 'gone',
    socketDirectory: '/nowhere',
  };
  writeFileSync(join(folder, 'lock'), JSON.stringify(lock));
  await end(await serve());
});

test('a lock file cut short is stale', async () => {
  writeFileSync(join(folder, 'lock'), '{"pid":');
  await end(await serve());
});

test('a clean end leaves no lock', async () => {
  await end(await serve());
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});

test('a command works beside a running server, through its socket', async () => {
  const server = await serve();
  expect(await command('migrate')).toMatchObject({
    code: 0,
    output: 'nothing to do: every migration is applied\n',
  });
  expect(await command('seed')).toMatchObject({
    code: 0,
    output: 'nothing to do: the database already holds accounts\n',
  });
  expect(server.exitCode).toBeNull();
  await end(server);
});

test('a command opens the folder itself when no server runs, and leaves it free', async () => {
  expect(await command('migrate', '--down', '1', '--dry-run')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^would be reverted \w+\d{13}\n$/) as string,
  });
  expect(await command('seed', '--accounts', '5')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('already holds accounts: add to them with --append') as string,
  });
  await end(await serve());
});

test('a first start that was interrupted is begun anew', async () => {
  const whole = folder;
  folder = mkdtempSync(join(tmpdir(), 'account-data-half-'));
  mkdirSync(join(folder, 'postgres'));
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '18\n');
  await end(await serve('migrated'));
  expect(existsSync(join(folder, 'initialized'))).toBe(true);
  rmSync(folder, { recursive: true });
  folder = whole;
});

test('the socket lies in a directory that only this user may enter', async () => {
  const server = await serve();
  expect(statSync(socketDirectoryOf(folder)).mode & 0o777).toBe(0o700);
  await end(server);
});

test('the socket of a folder with a long path lies elsewhere, within the limit of a socket path', () => {
  const long = join(tmpdir(), 'x'.repeat(120));
  expect(socketDirectoryOf(long)).not.toContain(long);
  expect(Buffer.byteLength(`${socketDirectoryOf(long)}/.s.PGSQL.5432`)).toBeLessThanOrEqual(103);
  expect(socketDirectoryOf(`${long}y`)).not.toBe(socketDirectoryOf(long));
});
