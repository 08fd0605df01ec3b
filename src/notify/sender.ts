// Sends what waits in the outbox, at least once. A mail is claimed by moving its next attempt behind a lease, sent while no
// transaction is open, and marked; a process that dies in between leaves it to be sent again under the same Message-ID.
// Any number of processes may do so on one database: a mail that is claimed, or marked, is passed over.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.js';
import type { Database } from '../records/database.js';
import {
  claimMessages,
  markDead,
  markSent,
  markWaiting,
  type ClaimedMessage,
} from '../records/stores/outbox-store.js';
import { MailFault, type MailTransport } from './mail-transport.js';
import { MOST_ATTEMPTS, waitAfter } from './retry-schedule.js';

export interface SenderSettings {
  readonly transport: MailTransport;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Mails that are claimed together, and sent side by side. */
  readonly batchSize: number;
  /** Milliseconds between two looks. */
  readonly interval: number;
  /** Milliseconds after which an attempt counts as failed. */
  readonly deadline: number;
  /** Milliseconds after which a claimed mail that was not marked is due again: longer than the deadline. */
  readonly lease: number;
  /** Told of what keeps mail from being sent, once for each kind of fault in a row, and of every dead letter. */
  readonly onFault: (what: string, error: unknown) => void;
}

export class MailSender {
  readonly #database: Database;
  readonly #settings: SenderSettings;
  readonly #sending = new Set<AbortController>();
  #lastFault = '';
  #closing = false;
  #abandoned = false;
  #wake = new AbortController();
  #running: Promise<void> | null = null;

  constructor(database: Database, settings: SenderSettings) {
    this.#database = database;
    this.#settings = settings;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Mail was committed just now. */
  noticed(): void {
    this.#wake.abort();
  }

  /** Ends after a last batch. What is not sent by `deadlineMs` is left to its lease. */
  async close(deadlineMs: number): Promise<void> {
    this.#closing = true;
    this.#wake.abort();
    const timer = setTimeout(() => {
      this.#abandon();
    }, deadlineMs);
    await this.#running;
    clearTimeout(timer);
    this.#settings.transport.close();
  }

  /** Batch after batch, for as long as batches are full and mail is taken. */
  async sendDue(): Promise<void> {
    let more = true;
    while (more) more = (await this.#sendBatch()) && !this.#closing;
  }

  async #run(): Promise<void> {
    while (!this.#closing) {
      await sleep(this.#settings.interval, undefined, { signal: this.#wake.signal, ref: false }).catch(
        () => undefined,
      );
      this.#wake = new AbortController();
      await this.sendDue().catch((error: unknown) => {
        this.#tell('the outbox of mail cannot be read or marked', error);
      });
    }
  }

  async #sendBatch(): Promise<boolean> {
    const { clock, lease, batchSize } = this.#settings;
    const at = clock.now();
    const claimed = await claimMessages(this.#database, { at, leasedUntil: at + lease, limit: batchSize });
    const outcomes = await Promise.allSettled(claimed.map((message) => this.#deliver(message)));
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    if (lost !== undefined) throw lost.reason;
    return claimed.length === batchSize && outcomes.some((outcome) => 'value' in outcome && outcome.value);
  }

  /** Whether it was taken. */
  async #deliver(message: ClaimedMessage): Promise<boolean> {
    if (message.attempts > MOST_ATTEMPTS) {
      await this.#bury(message, new MailFault('OUTCOME_UNKNOWN', true));
      return false;
    }
    const fault = await this.#send(message);
    if (fault === null) {
      await markSent(this.#database, message, this.#settings.clock.now());
      this.#lastFault = '';
    } else if (!this.#abandoned) await this.#failed(message, fault);
    return fault === null;
  }

  async #send({ messageId, recipient, subject, body, createdAt }: ClaimedMessage): Promise<MailFault | null> {
    const sending = new AbortController();
    this.#sending.add(sending);
    const timer = setTimeout(() => {
      sending.abort();
    }, this.#settings.deadline);
    const mail = { messageId, to: recipient, subject, text: body, createdAt: createdAt.getTime() };
    try {
      await this.#settings.transport.send(mail, sending.signal);
      return null;
    } catch (error) {
      return error instanceof MailFault ? error : new MailFault('OTHER', false, { cause: error });
    } finally {
      clearTimeout(timer);
      this.#sending.delete(sending);
    }
  }

  async #failed(message: ClaimedMessage, fault: MailFault): Promise<void> {
    if (fault.permanent || message.attempts >= MOST_ATTEMPTS) return this.#bury(message, fault);
    const { clock, random } = this.#settings;
    const nextAttemptAt = clock.now() + waitAfter(message.attempts, random());
    await markWaiting(this.#database, message, { nextAttemptAt, fault: fault.word });
    this.#tell(`mail waits: ${fault.word}`, fault);
  }

  async #bury(message: ClaimedMessage, fault: MailFault): Promise<void> {
    await markDead(this.#database, message, { at: this.#settings.clock.now(), fault: fault.word });
    this.#settings.onFault(`a mail is a dead letter: ${fault.word}`, fault);
  }

  #abandon(): void {
    this.#abandoned = true;
    for (const sending of this.#sending) sending.abort();
  }

  #tell(what: string, error: unknown): void {
    if (what !== this.#lastFault) this.#settings.onFault(what, error);
    this.#lastFault = what;
  }
}
