// One keep-alive connection to a server that is measured: HTTP/1.1 on a plain socket, because client and server share the machine,
// and what the client spends on reading answers it takes from what it measures.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  /** UTF-8, as it came. */
  readonly body: Buffer;
}

interface Head {
  readonly status: number;
  readonly bodyAt: number;
  /** Of the whole answer. */
  readonly length: number;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export class Connection {
  readonly #socket: Socket;
  #chunks: Buffer[] = [];
  #length = 0;
  #head: Head | null = null;
  #waiting: Waiting | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#read(chunk);
    });
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** One request at a time. */
  ask(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    try {
      this.#head ??= parseHead(Buffer.concat(this.#chunks));
    } catch (error) {
      this.#waiting?.reject(error as Error);
      return;
    }
    if (this.#head !== null && this.#length >= this.#head.length) this.#answer(this.#head);
  }

  #answer({ status, bodyAt }: Head): void {
    const body = Buffer.concat(this.#chunks).subarray(bodyAt);
    this.#chunks = [];
    this.#length = 0;
    this.#head = null;
    this.#waiting?.resolve({ status, body });
  }
}

const HEAD_END = '\r\n\r\n';

/** Null while it has not come whole. Every server that is measured says how long its answer is. */
function parseHead(bytes: Buffer): Head | null {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return null;
  const text = bytes.toString('latin1', 0, end);
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(text) ?? [];
  if (length === undefined) throw new Error('an answer that does not say its length');
  const bodyAt = end + HEAD_END.length;
  return { status: Number(text.slice(9, 12)), bodyAt, length: bodyAt + Number(length) };
}
