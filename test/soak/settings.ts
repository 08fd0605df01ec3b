// The words of the command line: `npm run test:soak -- --minutes 5`.
import { parseArgs } from 'node:util';

export interface SoakSettings {
  readonly minutes: number;
  readonly seed: number;
}

export const USAGE = `npm run test:soak -- [--minutes <n>] [--seed <n>]

  --minutes <n>  how long the load goes on, 20 unless said; memory is judged from 10 minutes on
  --seed <n>     what the clients ask is drawn from it
  --help         this`;

const MOST_MINUTES = 24 * 60;

/** Null where the usage is asked for. */
export function readSettings(words: readonly string[]): SoakSettings | null {
  const { values } = parseArgs({
    args: [...words],
    options: {
      minutes: { type: 'string', default: '20' },
      seed: { type: 'string', default: '2015' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  return { minutes: numberOf(values.minutes, MOST_MINUTES), seed: numberOf(values.seed, 999_999_999) };
}

function numberOf(text: string, most: number): number {
  const number = Number(text);
  if (!(number > 0 && number <= most))
    throw new Error(`${text} is not a number above 0, ${most} at most\n${USAGE}`);
  return number;
}
