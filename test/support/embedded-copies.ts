// The embedded database for tests: each copy is a data folder served by a process of its own, as `npm start` serves
// it, and the test connects as a command beside the server does. The first user in a run makes the folder to copy.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setting } from './run-settings.js';
import type { Template } from './templates.js';

export interface EmbeddedCopy {
  folder: string;
  stop(): Promise<void>;
}

const RUN_TYPESCRIPT = join(__dirname, 'run-typescript.cjs');
const SERVE = join(__dirname, 'serve-embedded.ts');

export async function startEmbeddedCopy(template: Template, now: number): Promise<EmbeddedCopy> {
  const made = await madeOnce(template, now);
  const folder = mkdtempSync(join(setting('TEST_RUN_FOLDER'), 'copy-'));
  cpSync(made, folder, { recursive: true });
  const stop = await serve(folder, ['serve', String(now)]);
  return {
    folder,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Several test files may ask at once: the one that makes the `.making` folder makes it, the others wait. */
async function madeOnce(template: Template, now: number): Promise<string> {
  const folder = join(setting('TEST_RUN_FOLDER'), template);
  const making = `${folder}.making`;
  if (existsSync(folder)) return folder;
  try {
    mkdirSync(making);
  } catch {
    while (!existsSync(folder)) await sleep(100);
    return folder;
  }
  const stop = await serve(making, [template, String(now)]);
  await stop();
  renameSync(making, folder);
  return folder;
}

/** Answers how to stop it, once it says that it is ready. */
async function serve(folder: string, words: string[]): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['--require', RUN_TYPESCRIPT, SERVE, folder, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    exited.then(() => Promise.reject(new Error('PGlite did not start'))),
  ]);
  return async () => {
    child.stdin.end();
    await exited;
  };
}
