// Worker processes share one port, so a reading of the metrics meets any of them: it is answered for all. The worker asks the
// process above, which adds up what each of them has.
import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';

const READING = 'account-data:metrics';

interface Reading {
  readonly type: typeof READING;
  readonly id: number;
  /** The answer; null where it failed; absent in the question. */
  readonly text?: string | null;
}

let readings = 0;

/** In a worker: from now on its own are among what is read of all. */
export function joinReadings(own: Registry): void {
  AggregatorRegistry.setRegistries(own);
  new AggregatorRegistry(); // it listens from its making on
}

/** In a worker: what all of them have. */
export async function readOfAllWorkers(): Promise<string> {
  const id = ++readings;
  const answer = await new Promise<Reading>((resolve) => {
    const listen = (message: unknown): void => {
      if (!isReading(message) || message.id !== id) return;
      process.off('message', listen);
      resolve(message);
    };
    process.on('message', listen);
    process.send?.({ type: READING, id } satisfies Reading);
  });
  if (typeof answer.text !== 'string') throw new Error('the metrics of the other workers could not be read');
  return answer.text;
}

/** In the process above. */
export function answerReadings(): void {
  const all = new AggregatorRegistry();
  cluster.on('message', (worker: Worker, message: unknown) => {
    if (!isReading(message)) return;
    const answer = (text: string | null) => {
      if (worker.isConnected()) worker.send({ ...message, text } satisfies Reading);
    };
    all.clusterMetrics().then(answer, () => {
      answer(null);
    });
  });
}

function isReading(message: unknown): message is Reading {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === READING;
}
