// The settings of a run of faults: how many, which, and the seed from which every instant is drawn.
import { parseArgs } from 'node:util';

export interface FaultSettings {
  readonly seed: number;
  readonly apiKills: number;
  readonly postgresKills: number;
  readonly lostReplies: number;
  readonly embeddedKills: number;
  readonly only: readonly string[] | null;
}

export const USAGE = `npm run test:faults -- [--quick] [--seed <n>] [--only <part>,<part>]
                       [--api-kills <n>] [--postgres-kills <n>] [--lost-replies <n>] [--embedded-kills <n>]`;

type Counts = Omit<FaultSettings, 'seed' | 'only'>;

/** More lost replies than the server keeps connections, so that each must be given up. */
const FULL: Counts = { apiKills: 50, postgresKills: 20, lostReplies: 12, embeddedKills: 5 };
/** A share for every change: under a minute. */
const QUICK: Counts = { apiKills: 2, postgresKills: 2, lostReplies: 1, embeddedKills: 1 };

export function readSettings(words: readonly string[]): FaultSettings {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean', default: false },
      seed: { type: 'string', default: '2009' },
      only: { type: 'string' },
      'api-kills': { type: 'string' },
      'postgres-kills': { type: 'string' },
      'lost-replies': { type: 'string' },
      'embedded-kills': { type: 'string' },
    },
  });
  const counts = values.quick ? QUICK : FULL;
  return {
    seed: count(values.seed),
    apiKills: count(values['api-kills'] ?? String(counts.apiKills)),
    postgresKills: count(values['postgres-kills'] ?? String(counts.postgresKills)),
    lostReplies: count(values['lost-replies'] ?? String(counts.lostReplies)),
    embeddedKills: count(values['embedded-kills'] ?? String(counts.embeddedKills)),
    only: values.only?.split(',') ?? null,
  };
}

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`not a whole number: ${text}\n${USAGE}`);
  return Number(text);
}
