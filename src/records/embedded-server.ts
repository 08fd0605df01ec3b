// Starts and stops the thread of the embedded database. Whoever starts it must hold the lock of the folder.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { prepareSocketDirectory, socketIn } from './embedded-socket.js';
import type { EmbeddedWorkerData } from './embedded-worker.js';

const WORKER = join(__dirname, `embedded-worker${extname(__filename)}`);

/** The build makes it beside the compiled program; from sources there is none, and a first start takes longer. */
export const TEMPLATE = join(__dirname, '..', '..', `embedded-template-${pgliteVersion()}.tar.gz`);

export interface EmbeddedServer {
  close(): Promise<void>;
}

export async function startEmbeddedServer(folder: string, socketDirectory: string): Promise<EmbeddedServer> {
  prepareSocketDirectory(socketDirectory);
  const data: EmbeddedWorkerData = {
    folder: resolve(folder),
    socket: socketIn(socketDirectory),
    template: existsSync(TEMPLATE) ? TEMPLATE : null,
  };
  const worker = new Worker(WORKER, { workerData: data });
  await once(worker, 'message'); // rejects with the worker's error
  return { close: () => closeWorker(worker) };
}

async function closeWorker(worker: Worker): Promise<void> {
  const closed = once(worker, 'exit');
  worker.postMessage('close');
  await closed;
}

function pgliteVersion(): string {
  const file = join(dirname(require.resolve('@electric-sql/pglite')), '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
