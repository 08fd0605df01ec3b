/**
 * The sealer: gives the entries that wait their places in the log, and signs a checkpoint over them. Of all processes
 * on one database one seals at a time, by a lease; should two ever do, the database lets one of them win. It goes on
 * only from a checkpoint that a trusted key signed and that its own file has, so it never signs a forked log.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { signCheckpoint } from './checkpoint.js';
import {
  readHead,
  readQueue,
  releaseLead,
  takeLead,
  writeSealed,
  type LogDatabase,
  type Queued,
  type SealedBatch,
} from './log-store.js';
import type { QueueStamp } from './queue-stamp.js';
import type { NoteSigner } from './signed-note.js';
import { isKept } from './subtree-levels.js';
import { Frontier } from './tree.js';
import { LogForked, type Witness } from './witness.js';

export interface SealerSettings {
  readonly signer: NoteSigner;
  readonly stamp: QueueStamp;
  readonly witness: Witness;
  /** Milliseconds between two rounds. */
  readonly interval: number;
  /** Milliseconds that the lead lasts without being renewed. */
  readonly lease: number;
  /** Entries under one checkpoint, at most; so many new ones begin a round at once. */
  readonly batchSize: number;
  /** Told of what keeps the log from being sealed, once for each kind of fault in a row. */
  readonly onFault: (what: string, error: unknown) => void;
}

/** Since the start; times in milliseconds. */
export interface SealerStatistics {
  readonly logSize: number;
  readonly sealedEntries: number;
  readonly checkpoints: number;
  /** How long the oldest entry waited, or still waits, to be sealed, at the last look. */
  readonly sealLag: number;
  readonly lostRaces: number;
  readonly refusedEntries: number;
  readonly faults: number;
}

/** Something stands in the queue that no writer of this log put there. */
export class ForgedQueue extends Error {
  constructor(count: number) {
    super(
      `${count} entries in the queue of the audit log were not stamped by its writer, and are not sealed`,
    );
    this.name = 'ForgedQueue';
  }
}

export class Sealer {
  readonly #database: LogDatabase;
  readonly #settings: SealerSettings;
  readonly #holder = randomUUID();
  readonly #counts = {
    sealedEntries: 0,
    checkpoints: 0,
    sealLag: 0,
    lostRaces: 0,
    refusedEntries: 0,
    faults: 0,
  };
  #fresh = 0;
  #lastFault = '';
  #closing = false;
  #wake = new AbortController();
  #running: Promise<void> | null = null;

  constructor(database: LogDatabase, settings: SealerSettings) {
    this.#database = database;
    this.#settings = settings;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** So many entries were committed just now. */
  noticed(entries: number): void {
    this.#fresh += entries;
    if (this.#fresh >= this.#settings.batchSize) this.#wake.abort();
  }

  /** Ends after a last round, so that nothing waits that could be sealed. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#wake.abort();
    await this.#running;
    await this.#try(() => this.sealAll());
    await this.#try(() => releaseLead(this.#database, this.#holder));
  }

  statistics(): SealerStatistics {
    return { logSize: this.#settings.witness.size, ...this.#counts };
  }

  /** One round: writes out the checkpoints of others, and seals all that waits when it has the lead. */
  async sealAll(): Promise<void> {
    this.#fresh = 0;
    await this.#settings.witness.follow(this.#database);
    let more = await this.#mayLead();
    while (more) more = (await this.#sealBatch()) && (await this.#mayLead());
  }

  /** Whether anything waits, and this process is the one to seal it. */
  async #mayLead(): Promise<boolean> {
    const [oldest] = await readQueue(this.#database, 1);
    this.#counts.sealLag = oldest?.age ?? 0;
    return oldest !== undefined && takeLead(this.#database, this.#holder, this.#settings.lease);
  }

  /** INVARIANT: the head is read before the queue, so that what another sealed meanwhile is known by the head. */
  async #sealBatch(): Promise<boolean> {
    const { witness, batchSize } = this.#settings;
    const frontier = await this.#head();
    const queue = await readQueue(this.#database, batchSize);
    const ours = queue.filter(({ leaf, stamp }) => this.#settings.stamp.isOurs(leaf, stamp));
    const sealed = ours.length > 0 && (await this.#seal(frontier, ours));
    if (sealed) await witness.follow(this.#database);
    this.#refuse(queue.length - ours.length);
    return sealed;
  }

  async #run(): Promise<void> {
    while (!this.#closing) {
      await sleep(this.#settings.interval, undefined, { signal: this.#wake.signal, ref: false }).catch(
        () => undefined,
      );
      this.#wake = new AbortController();
      await this.#try(() => this.sealAll());
    }
  }

  async #seal(frontier: Frontier, queue: readonly Queued[]): Promise<boolean> {
    const before = frontier.size;
    const won = await writeSealed(this.#database, batchOf(frontier, queue, this.#settings.signer));
    if (!won) return this.#lost(before);
    this.#counts.sealedEntries += queue.length;
    this.#counts.checkpoints += 1;
    return true;
  }

  async #lost(size: number): Promise<false> {
    this.#counts.lostRaces += 1;
    const head = await readHead(this.#database);
    if ((head?.size ?? 0) === size) throw new LogForked('an entry that is sealed already waits again,', size);
    return false;
  }

  /** From where the log goes on. INVARIANT: its root is signed, and nothing that was written out lies beyond it. */
  async #head(): Promise<Frontier> {
    const { witness } = this.#settings;
    const head = await readHead(this.#database);
    const size = head?.size ?? 0;
    if (size < witness.size) throw new LogForked('the log ends before what was written out,', size);
    if (head === null) return new Frontier();
    const { root } = witness.believe(head.note, size);
    const frontier = Frontier.parse(size, head.frontier);
    if (!frontier.root().equals(root)) throw new LogForked('a frontier that is not of the signed root', size);
    return frontier;
  }

  #refuse(strangers: number): void {
    this.#counts.refusedEntries = strangers;
    if (strangers > 0) throw new ForgedQueue(strangers);
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#lastFault = '';
    } catch (error) {
      this.#counts.faults += 1;
      const fault = error instanceof Error ? error.message : String(error);
      if (fault !== this.#lastFault) this.#settings.onFault(isOwn(error) ? fault : UNSEALED, error);
      this.#lastFault = fault;
    }
  }
}

const UNSEALED = 'the audit log cannot be sealed';

/** Errors of this room say what is wrong with the log and nothing of a customer; those of drivers may quote values. */
function isOwn(error: unknown): boolean {
  return error instanceof LogForked || error instanceof ForgedQueue;
}

function batchOf(frontier: Frontier, queue: readonly Queued[], signer: NoteSigner): SealedBatch {
  const subtrees: SealedBatch['subtrees'][number][] = [];
  const leaves = queue.map((queued) => {
    const index = frontier.size;
    frontier.append(queued.leaf, (subtree, hash) => {
      if (isKept(subtree)) subtrees.push({ ...subtree, hash });
    });
    return { ...queued, index };
  });
  const { size } = frontier;
  const note = signCheckpoint(signer, { size, root: frontier.root() });
  return { size, note, frontier: frontier.serialize(), leaves, subtrees };
}
