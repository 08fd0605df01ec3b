// `account-data import`, in a process of its own, as an operator runs it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { inCheckout } from '../root.js';

export interface EndedImport {
  readonly seconds: number;
  readonly peakMegabytes: number;
  /** As it was printed: the line of counts. */
  readonly counts: string;
}

function start(url: string, words: readonly string[]) {
  const child = spawn(process.execPath, [inCheckout('dist/src/cli/account-data.js'), 'import', ...words], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  return { child, ended: once(child, 'exit'), said: () => said };
}

export async function runImport(url: string, words: readonly string[]): Promise<EndedImport> {
  const began = performance.now();
  const { child, ended, said } = start(url, words);
  await ended;
  const seconds = (performance.now() - began) / 1000;
  const peak = /peak memory: (\d+) MB/.exec(said())?.[1];
  if (child.exitCode !== 0 || peak === undefined) throw new Error(`the import failed: ${said()}`);
  const counts =
    said()
      .split('\n')
      .find((line) => line.includes(' rows of calls: ')) ?? '';
  return { seconds, peakMegabytes: Number(peak), counts: counts.slice(counts.indexOf(': ') + 2) };
}

const LOOKS_EVERY_MS = 20;

/** Kills it without a chance to say goodbye, as soon as it has committed that many lines. */
export async function killImport(
  url: string,
  words: readonly string[],
  { at, linesDone }: { readonly at: number; readonly linesDone: () => Promise<number> },
): Promise<number> {
  const { child, ended } = start(url, words);
  let done = 0;
  while (done < at) {
    if (child.exitCode !== null) throw new Error('the import ended before it could be killed');
    await sleep(LOOKS_EVERY_MS);
    done = await linesDone();
  }
  child.kill('SIGKILL');
  await ended;
  return linesDone();
}
