// Ends the statement that a session runs, by the cancel request of PostgreSQL's protocol: it needs no connection of the pool and no
// login, and a pooler that stands between hands it on to whichever session runs the statement.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const CODE = 80_877_102;
const BYTES = 16;
const TIMEOUT_MS = 1_000;

/** What the server told a session when it began, and where it was reached. */
export interface CancellableSession {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
}

/**
 * Fulfilled once the server has been told: it closes the connection then. INVARIANT: the session runs nothing else until then, or
 * that would end instead.
 */
export async function cancelStatement(session: CancellableSession): Promise<void> {
  const socket = connectTo(session);
  socket.setTimeout(TIMEOUT_MS, () => {
    socket.destroy(new Error('the server did not take the request to cancel in time'));
  });
  socket.resume();
  socket.write(request(session));
  await once(socket, 'close');
}

function connectTo({ host, port }: CancellableSession): Socket {
  return host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
}

function request({ processID, secretKey }: CancellableSession): Buffer {
  const bytes = Buffer.alloc(BYTES);
  [BYTES, CODE, processID, secretKey].forEach((word, place) => bytes.writeInt32BE(word, 4 * place));
  return bytes;
}
