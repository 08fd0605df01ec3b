// Several server processes on one port, each a node of its own: PostgreSQL feeds more than one process can answer. The process above
// serves nothing and opens no database: it starts them, replaces one that ends, and ends with the last.
import cluster, { type Worker } from 'node:cluster';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { answerReadings } from '../server/metrics-of-workers.js';
import { SHUT_DOWN, SIGNALS } from '../server/shut-down-on-signal.js';

/** One that ends soon after its start is started again later and later. */
const LIVES_MS = 30_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const CURSOR_KEY_BYTES = 32;

/** Resolves once all of them serve; rejects when the first cannot. */
export async function superviseWorkers({ workers, cursorKey }: Config, logger: Logger): Promise<void> {
  // Each worker accepts by itself. Handed on by the process above, a connection would hang when its worker is killed just then.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  answerReadings();
  const key = cursorKey ?? randomBytes(CURSOR_KEY_BYTES);
  const supervisor = new Supervisor(logger, { CURSOR_KEY: key.toString('base64url') }); // one for all of them
  for (const signal of SIGNALS)
    process.on(signal, () => {
      supervisor.stop();
    });
  // One after the other: the first prepares the database and the files of the data folder, and the others find them.
  try {
    for (let started = 0; started < workers; started += 1) await supervisor.start();
  } catch (error) {
    supervisor.stop();
    throw error;
  }
}

class Supervisor {
  readonly #logger: Logger;
  readonly #serving = new Set<Worker>();
  readonly #environment: Readonly<Record<string, string>>;
  #stopping = false;
  #pause = FIRST_PAUSE_MS;

  constructor(logger: Logger, environment: Readonly<Record<string, string>>) {
    this.#logger = logger;
    this.#environment = environment;
  }

  /** Resolves when it serves. */
  async start(): Promise<void> {
    if (this.#stopping) return;
    const worker = cluster.fork(this.#environment);
    const began = performance.now();
    const ended = once(worker, 'exit').then(() => {
      throw new Error('a worker ended before it served: what it said stands above');
    });
    await Promise.race([once(worker, 'listening'), ended]);
    this.#serving.add(worker);
    ended.catch(() => {
      this.#ended(worker, performance.now() - began);
    });
  }

  /** A second time it ends at once. */
  stop(): void {
    if (this.#stopping) process.exit(1);
    this.#stopping = true;
    const workers = Object.values(cluster.workers ?? {});
    if (workers.length === 0) process.exit();
    for (const worker of workers) {
      if (worker === undefined) continue;
      if (this.#serving.has(worker)) worker.send(SHUT_DOWN);
      else worker.process.kill(); // it does not listen to words yet
    }
  }

  #ended(worker: Worker, lived: number): void {
    const { exitCode, signalCode } = worker.process;
    this.#serving.delete(worker);
    if (this.#stopping) {
      if (exitCode !== 0) process.exitCode = 1;
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit();
      return;
    }
    this.#logger.error(
      { worker: worker.process.pid, exitCode, signalCode },
      'a worker ended, another one is started',
    );
    this.#pause = lived < LIVES_MS ? Math.min(this.#pause * 2, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS;
    void this.#replace();
  }

  async #replace(): Promise<void> {
    await sleep(this.#pause);
    if (this.#stopping) return;
    await this.start().catch(() => this.#replace());
  }
}
