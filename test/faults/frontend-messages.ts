// What a PostgreSQL client sends, read message by message (PostgreSQL documentation, "Message Formats"): which statement is about to be
// executed on a connection. Named and unnamed prepared statements are followed; the bytes themselves are passed on by whoever feeds them.
const LENGTH_BYTES = 4;
const SSL_REQUEST_BYTES = 8;

export class FrontendMessages {
  #rest = Buffer.alloc(0);
  #started = false;
  readonly #statements = new Map<string, string>();
  #bound = '';

  /** The statements whose execution this chunk completes. */
  feed(chunk: Buffer): string[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const executed: string[] = [];
    for (let message = this.#take(); message !== null; message = this.#take()) {
      const sql = this.#read(message);
      if (sql !== null) executed.push(sql);
    }
    return executed;
  }

  /** A start-up message has no type; every other begins with one byte of it. */
  #take(): Buffer | null {
    const typeBytes = this.#started ? 1 : 0;
    if (this.#rest.length < typeBytes + LENGTH_BYTES) return null;
    const length = typeBytes + this.#rest.readInt32BE(typeBytes);
    if (this.#rest.length < length) return null;
    const message = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    if (this.#started) return message;
    this.#started = length > SSL_REQUEST_BYTES;
    return Buffer.from('\0');
  }

  #read(message: Buffer): string | null {
    const body = message.subarray(1 + LENGTH_BYTES);
    switch (String.fromCharCode(message[0] ?? 0)) {
      case 'Q':
        return textAt(body, 0);
      case 'P': {
        const name = textAt(body, 0);
        this.#statements.set(name, textAt(body, Buffer.byteLength(name) + 1));
        return null;
      }
      case 'B': {
        const portal = textAt(body, 0);
        this.#bound = this.#statements.get(textAt(body, Buffer.byteLength(portal) + 1)) ?? '';
        return null;
      }
      case 'E':
        return this.#bound;
      default:
        return null;
    }
  }
}

/** Up to the zero byte. */
function textAt(body: Buffer, from: number): string {
  return body.toString('utf8', from, body.indexOf(0, from));
}
