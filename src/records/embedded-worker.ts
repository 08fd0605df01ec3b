// The thread that runs PGlite, so that a long statement does not stop the server's event loop. It opens the
// folder, serves it on the private socket, says 'ready', and closes both when told 'close'.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { PGliteInTurns } from './embedded-turns.js';

export interface EmbeddedWorkerData {
  /** The folder of PGlite's own files. */
  cluster: string;
  /** A file that is there once the first start has ended well. */
  complete: string;
  socket: string;
  /** A folder made ahead, packed; null to make one here, which takes some seconds. */
  template: string | null;
}

/** The server itself, its commands beside it, and some room. */
const MOST_CONNECTIONS = 20;

async function openFolder({ cluster, complete, template }: EmbeddedWorkerData): Promise<PGliteInTurns> {
  if (!existsSync(complete)) rmSync(cluster, { recursive: true, force: true }); // a first start that was interrupted
  const fresh = !existsSync(cluster);
  const database = new PGliteInTurns({
    dataDir: cluster,
    ...(fresh &&
      template && { loadDataDir: new Blob([readFileSync(template)], { type: 'application/x-gzip' }) }),
  });
  await database.waitReady;
  writeFileSync(complete, '');
  return database;
}

async function serve(data: EmbeddedWorkerData): Promise<void> {
  const database = await openFolder(data);
  const server = new PGLiteSocketServer({
    db: database,
    path: data.socket,
    maxConnections: MOST_CONNECTIONS,
  });
  await server.start();
  parentPort?.once('message', () => {
    void server
      .stop()
      .then(() => database.close())
      .then(() => parentPort?.close());
  });
  parentPort?.postMessage('ready');
}

void serve(workerData as EmbeddedWorkerData);
