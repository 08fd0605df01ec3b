// The way a mail leaves: to a mail server, or into a folder. What goes wrong is one short word, never the server's words,
// which may quote an address.
import type { Instant } from '../clock.js';

export interface OutgoingMail {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: Instant;
}

export interface MailTransport {
  /** Fulfilled once the mail has been taken over. Rejected with MailFault; after an abort it may have been taken all the same. */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<void>;
  close(): void;
}

export class MailFault extends Error {
  constructor(
    /** Capitals, digits and underscores. */
    readonly word: string,
    /** Whether this mail would be refused again, however often it is sent. */
    readonly permanent: boolean,
    options?: ErrorOptions,
  ) {
    super(`the mail was not taken: ${word}`, options);
    this.name = 'MailFault';
  }
}
