// The words of the command line: `npm run bench -- --quick`.
import { parseArgs } from 'node:util';
import { CONTESTANTS, type ContestantName } from './contestants.js';
import { WORKS, type WorkName } from './works.js';

export interface BenchSettings {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** Whether the figures go into docs/performance. */
  readonly write: boolean;
  readonly works: readonly WorkName[];
  readonly contestants: readonly ContestantName[];
  /** The folder that CPU profiles of all servers go to, which slows them; null: none are taken. */
  readonly profiles: string | null;
  /** Null: the works are compared, not the sizes. */
  readonly scale: ScaleSettings | null;
}

export interface ScaleSettings {
  /** Accounts of the databases that W1 is asked of, and call records of those that W3 is asked of. */
  readonly accounts: readonly number[];
  readonly calls: readonly number[];
  /** A size whose filling would take longer, going by the one before, is not run. */
  readonly mostMinutes: number;
  /** Databases stay, and those that are there are used again: for a server that DATABASE_URL names. */
  readonly keep: boolean;
}

const USUAL = { rounds: 7, seconds: 5, warmUpSeconds: 5 };
const QUICK = { rounds: 3, seconds: 1.2, warmUpSeconds: 0.8 };

export function readSettings(): BenchSettings {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      works: { type: 'string' },
      contestants: { type: 'string' },
      write: { type: 'boolean', default: false },
      profile: { type: 'string' },
      scale: { type: 'boolean', default: false },
      accounts: { type: 'string', default: '1000,100000,1000000' },
      calls: { type: 'string', default: '1000000,10000000' },
      minutes: { type: 'string', default: '120' },
      keep: { type: 'boolean', default: false },
    },
  });
  const usual = values.quick ? QUICK : USUAL;
  if (values.write && (values.works ?? values.contestants) !== undefined)
    throw new Error('only a run of all works and contestants is written to docs/performance');
  if (values.profile !== undefined && (values.write || values.scale))
    throw new Error(
      'profiles slow the servers, and are taken of the works alone: neither --write nor --scale',
    );
  const scale = {
    accounts: sizes(values.accounts),
    calls: sizes(values.calls),
    mostMinutes: positive(values.minutes),
    keep: values.keep,
  };
  return {
    rounds: values.rounds === undefined ? usual.rounds : positive(values.rounds),
    seconds: values.seconds === undefined ? usual.seconds : positive(values.seconds),
    warmUpSeconds: usual.warmUpSeconds,
    works: chosen(values.works, WORKS),
    contestants: chosen(values.contestants, CONTESTANTS),
    profiles: values.profile ?? null,
    write: values.write,
    scale: values.scale ? scale : null,
  };
}

function positive(given: string): number {
  const value = Number(given);
  if (!(value > 0)) throw new Error(`${given} is not a number above zero`);
  return value;
}

/** With commas between, smallest first; an empty text is none. */
function sizes(given: string): number[] {
  return given === ''
    ? []
    : given
        .split(',')
        .map(positive)
        .sort((one, other) => one - other);
}

/** Names with commas between; all of them when none is given. */
function chosen<Name extends string>(given: string | undefined, rows: readonly { name: Name }[]): Name[] {
  const names = rows.map(({ name }) => name);
  const asked = given?.split(',') ?? names;
  const unknown = asked.find((name) => !names.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`${unknown} is none of ${names.join(', ')}`);
  return names.filter((name) => asked.includes(name));
}
