// PGlite has one session. The socket server queues the messages of its connections one by one, and keeps them
// apart only inside a transaction; a statement with parameters is five messages, which two connections would mix.
// INVARIANT: from the first message of a statement to its Sync the turn stays with one connection.
import { PGlite, type ExecProtocolOptionsStream } from '@electric-sql/pglite';

const STARTUP = 0;
const SIMPLE_QUERY = 'Q'.charCodeAt(0);
const SYNC = 'S'.charCodeAt(0);
const TERMINATE = 'X'.charCodeAt(0);
const ENDS_OF_TURN = new Set([STARTUP, SIMPLE_QUERY, SYNC, TERMINATE]);
const SYNC_MESSAGE = new Uint8Array([SYNC, 0, 0, 0, 4]);

export class PGliteInTurns extends PGlite {
  #withinStatement = false;

  /** The socket server asks this to know whether another connection may go on. */
  override isInTransaction(): boolean {
    return this.#withinStatement || super.isInTransaction();
  }

  override async execProtocolRawStream(
    message: Uint8Array,
    options: ExecProtocolOptionsStream,
  ): Promise<void> {
    this.#withinStatement = !ENDS_OF_TURN.has(message[0] ?? STARTUP);
    await super.execProtocolRawStream(message, options);
  }

  /** The socket server rolls back by this when a connection is lost, perhaps in the middle of a statement. */
  override async exec(...statement: Parameters<PGlite['exec']>): ReturnType<PGlite['exec']> {
    if (this.#withinStatement) {
      await this.execProtocolRawStream(SYNC_MESSAGE, { onRawData: () => undefined });
    }
    return super.exec(...statement);
  }
}
