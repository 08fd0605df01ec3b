// Bytes to the server as they are, and every byte that comes back.
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RawSettings {
  /** After the bytes one more byte every so often, and no end. */
  readonly dripMs?: number;
  readonly patienceMs?: number;
}

const PATIENCE_MS = 20_000;

/** What came back until the server closed, or the first answer was whole; NO END where neither came. Never rejected. */
export function sendRaw(
  port: number,
  chunks: readonly Buffer[],
  { dripMs, patienceMs = PATIENCE_MS }: RawSettings = {},
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const drip = dripMs === undefined ? undefined : setInterval(() => socket.write('x'), dripMs);
    const patience = setTimeout(() => {
      end('NO END');
    }, patienceMs);
    const end = (ended: string) => {
      for (const timer of [drip, patience]) clearTimeout(timer);
      socket.destroy();
      resolve(ended);
    };
    socket.on('data', (bytes: Buffer) => {
      answer += bytes.toString('latin1');
      if (isWhole(answer)) end(answer);
    });
    socket.on('error', () => {
      end(answer);
    });
    socket.on('close', () => {
      end(answer);
    });
    socket.on('connect', () => {
      void send(chunks, (chunk) => socket.write(chunk));
    });
  });
}

/** One byte is one character of it. */
function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  const [, length] = /^content-length: (\d+)/im.exec(answer.slice(0, Math.max(0, head))) ?? [];
  return length !== undefined && answer.length >= head + 4 + Number(length);
}

async function send(chunks: readonly Buffer[], write: (chunk: Buffer) => boolean): Promise<void> {
  for (const chunk of chunks) {
    write(chunk);
    await sleep(1);
  }
}
