// The words of the command line: `npm run bench -- --quick`.
import { parseArgs } from 'node:util';
import { CONTESTANTS, type ContestantName } from './contestants.js';
import { WORKS, type WorkName } from './works.js';

export interface BenchSettings {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly works: readonly WorkName[];
  readonly contestants: readonly ContestantName[];
  /** Whether the figures go into docs/performance. */
  readonly write: boolean;
}

const USUAL = { rounds: 7, seconds: 5, warmUpSeconds: 5 };
const QUICK = { rounds: 3, seconds: 1.5, warmUpSeconds: 1 };

export function readSettings(): BenchSettings {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      works: { type: 'string' },
      contestants: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const usual = values.quick ? QUICK : USUAL;
  return {
    rounds: positive(values.rounds, usual.rounds),
    seconds: positive(values.seconds, usual.seconds),
    warmUpSeconds: usual.warmUpSeconds,
    works: chosen(values.works, WORKS),
    contestants: chosen(values.contestants, CONTESTANTS),
    write: values.write,
  };
}

function positive(given: string | undefined, usual: number): number {
  const value = Number(given ?? usual);
  if (!(value > 0)) throw new Error('rounds and seconds are numbers above zero');
  return value;
}

/** Names with commas between; all of them when none is given. */
function chosen<Name extends string>(given: string | undefined, rows: readonly { name: Name }[]): Name[] {
  const names = rows.map(({ name }) => name);
  const asked = given?.split(',') ?? names;
  const unknown = asked.find((name) => !names.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`${unknown} is none of ${names.join(', ')}`);
  return names.filter((name) => asked.includes(name));
}
