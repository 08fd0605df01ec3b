// A program of this checkout in a process of its own, from its sources; and `account-data`, run to its end as an operator runs it.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = join(__dirname, '../..');

/** Of the environment of the tests it gets the path alone. */
export function runTypescript(
  file: string,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  cwd = ROOT,
): ChildProcessWithoutNullStreams {
  const program = ['--require', join(ROOT, 'test/support/run-typescript.cjs'), join(ROOT, file)];
  return spawn(process.execPath, [...program, ...words], {
    cwd,
    env: { PATH: process.env['PATH'], ...environment },
  });
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CommandSettings {
  readonly cwd?: string;
  /** What it reads on standard input. */
  readonly input?: string;
}

export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { cwd, input = '' }: CommandSettings = {},
): Promise<Ended> {
  const child = runTypescript('src/cli/account-data.ts', words, environment, cwd);
  child.stdin.end(input);
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code, out, err };
}
