// Starts and stops the thread of the embedded database. Whoever starts it must hold the lock of the folder.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { prepareSocketDirectory, socketIn } from './embedded-socket.js';
import type { EmbeddedWorkerData } from './embedded-worker.js';

const WORKER = join(__dirname, `embedded-worker${extname(__filename)}`);

/** The build makes it beside the compiled program; from sources there is none, and a first start takes longer. */
export const TEMPLATE = join(__dirname, '..', '..', 'embedded-template.tar.gz');

/** Where PGlite keeps its files in a data folder. */
export function clusterIn(folder: string): string {
  return join(resolve(folder), 'postgres');
}

export interface EmbeddedServer {
  close(): Promise<void>;
}

export async function startEmbeddedServer(folder: string, socketDirectory: string): Promise<EmbeddedServer> {
  prepareSocketDirectory(socketDirectory);
  const data: EmbeddedWorkerData = {
    cluster: clusterIn(folder),
    complete: join(resolve(folder), 'initialized'),
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
