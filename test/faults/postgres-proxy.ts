// Stands between the API and PostgreSQL. It lets everything through until it is told to lose replies: then an audit write reaches
// PostgreSQL and is carried out, and its reply never comes back, the connection cut (CUT) or silent (HANG). Or every answer comes late.
import { once } from 'node:events';
import { createServer, connect, type Socket } from 'node:net';
import { DelayedChunks } from './delayed-chunks.js';
import { FrontendMessages } from './frontend-messages.js';

export type Loss = 'NONE' | 'CUT' | 'HANG';

export interface PostgresProxy {
  readonly url: string;
  /** From now on; what hangs goes on hanging. */
  lose(loss: Loss): void;
  /** From now on every answer, of whatever connection, comes so much later. */
  delay(milliseconds: number): void;
  /** How many replies were lost since the last `lose`. */
  readonly lost: number;
  close(): void;
}

const AUDIT_WRITE = /\bINSERT INTO audit_entries\b/i;
/** Ends a transaction in which the audit was written. */
const COMMIT = /^\s*(COMMIT|END)\b/i;
const BEGIN = /^\s*(BEGIN|START TRANSACTION)\b/i;

export async function startPostgresProxy(target: string): Promise<PostgresProxy> {
  const to = new URL(target);
  const sockets = new Set<Socket>();
  let loss: Loss = 'NONE';
  let lost = 0;
  let delayMs = 0;

  function join(client: Socket): void {
    const server = connect(Number(to.port), to.hostname);
    const messages = new FrontendMessages();
    const late = new DelayedChunks((chunk) => client.write(chunk));
    let losing: Loss = 'NONE';
    let inTransaction = false;
    let wrote = false;
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined); // the other side is closed below
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (chunk: Buffer) => {
      for (const sql of messages.feed(chunk)) {
        if (BEGIN.test(sql)) [inTransaction, wrote] = [true, false];
        if (AUDIT_WRITE.test(sql)) wrote = true;
        const commits = wrote && (!inTransaction || COMMIT.test(sql));
        if (COMMIT.test(sql)) inTransaction = false;
        if (commits) {
          wrote = false;
          if (loss !== 'NONE') [losing, lost] = [loss, lost + 1];
        }
      }
      server.write(chunk);
    });
    server.on('data', (chunk: Buffer) => {
      if (losing === 'NONE') late.put(chunk, delayMs);
      if (losing === 'CUT') client.destroy(); // by its reply the server has committed
    });
  }

  const proxy = createServer(join).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = new URL(target);
  url.port = String(port);
  return {
    url: url.toString(),
    lose(next) {
      [loss, lost] = [next, 0];
    },
    delay(milliseconds) {
      delayMs = milliseconds;
    },
    get lost() {
      return lost;
    },
    close() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
