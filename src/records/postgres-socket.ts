// A socket to PostgreSQL that asks less of the system than the driver does: what was gathered is sent as one piece, and what comes is
// read into one buffer that is kept. The driver hands over a statement as five buffers and more, each a write of its own otherwise; and
// a buffer of 64 kB made for every read is garbage outside the heap, which is collected by collecting all of it.
import { Socket, type SocketConstructorOpts } from 'node:net';

type Written = (error?: Error | null) => void;

/** Of an answer of a thousand records about one half. */
const READ_BYTES = 262_144;

export class PostgresSocket extends Socket {
  constructor() {
    const callback = (bytes: number, buffer: Uint8Array): boolean => {
      this.emit('data', Buffer.from(buffer.subarray(0, bytes))); // the driver keeps what is not yet a whole message
      return true;
    };
    const onread = { buffer: Buffer.allocUnsafeSlow(READ_BYTES), callback };
    super({ onread } as SocketConstructorOpts);
  }

  override _writev(
    chunks: readonly { chunk: Buffer | string; encoding: BufferEncoding }[],
    done: Written,
  ): void {
    const pieces = chunks.map(({ chunk, encoding }) =>
      typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk,
    );
    this._write(Buffer.concat(pieces), 'buffer' as BufferEncoding, done);
  }
}
