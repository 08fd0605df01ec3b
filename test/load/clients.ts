// Clients that ask without end, each on a connection of its own, until they are told to stop.
import type { Agent } from 'node:http';
import { Random } from '../../src/seed/random.js';
import { createAgent } from './ask.js';

export interface Client {
  readonly index: number;
  readonly agent: Agent;
  readonly random: Random;
}

export interface ClientSettings {
  readonly clients: number;
  readonly seed: number;
  /** What a client does again and again. */
  readonly turn: (client: Client) => Promise<void>;
}

/** Answers how to stop them: what they have begun ends first. */
export function startClients({ clients, seed, turn }: ClientSettings): () => Promise<void> {
  let going = true;
  const run = async (index: number) => {
    const client = { index, agent: createAgent(), random: new Random(seed + index) };
    while (going) await turn(client);
    client.agent.destroy();
  };
  const running = Promise.all(Array.from({ length: clients }, (_, index) => run(index)));
  return async () => {
    going = false;
    await running;
  };
}
