// Databases of many sizes. Those of many accounts hold the same kind of accounts that are asked for, spread among the others, so that
// the same work is done at every size; in those of many call records all accounts are of one kind.
import { systemClock } from '../src/clock.js';
import type { DataSourceDatabase } from '../src/records/database.js';
import { migrate } from '../src/records/migrate.js';
import { seedBulk } from '../src/seed/seed-bulk.js';
import {
  accountsWith,
  callsAtLeast,
  MANY_CALLS,
  renameIssuer,
  withLogin,
  type AskedAccount,
} from './fill.js';
import { say } from './progress.js';
import { CALLS_OF_W3, type WorkName } from './works.js';

export type Unit = 'accounts' | 'calls';

export interface Size {
  readonly unit: Unit;
  readonly size: number;
}

interface UnitRow {
  readonly work: WorkName;
  /** Of an account that is asked for. */
  readonly leastCalls: number;
  readonly mostAsked: number;
  readonly fill: (database: DataSourceDatabase, size: number) => Promise<void>;
  /** About, of all tables: what filling takes time and disk by. */
  readonly rows: (size: number) => number;
}

const MOST_ASKED = 1000;
/** About: every account has 85 to 115 percent of it. */
const CALLS_OF_ASKED = 70;
const CALLS_OF_OTHERS = 3;
const PARTS = 10;
const ROWS_OF_ACCOUNT = 45;
const ROWS_OF_CALL = 3;

export const UNITS: Readonly<Record<Unit, UnitRow>> = {
  accounts: {
    work: 'W1',
    leastCalls: 50,
    mostAsked: MOST_ASKED,
    async fill(database, size) {
      const asked = Math.min(MOST_ASKED, size);
      for (let part = 0; part < PARTS; part += 1) {
        await seed(database, shareOf(size - asked, part), CALLS_OF_OTHERS);
        await seed(database, shareOf(asked, part), CALLS_OF_ASKED);
        say(`${size.toLocaleString('en')} accounts: ${part + 1} of ${PARTS} parts`);
      }
    },
    rows(size) {
      const asked = Math.min(MOST_ASKED, size);
      const calls = asked * CALLS_OF_ASKED + (size - asked) * CALLS_OF_OTHERS;
      return size * ROWS_OF_ACCOUNT + calls * ROWS_OF_CALL;
    },
  },
  calls: {
    work: 'W3',
    leastCalls: CALLS_OF_W3,
    mostAsked: 200,
    async fill(database, size) {
      const accounts = Math.ceil(size / MANY_CALLS);
      for (let part = 0; part < PARTS; part += 1) {
        await seed(database, shareOf(accounts, part), MANY_CALLS);
        say(`${size.toLocaleString('en')} call records: ${part + 1} of ${PARTS} parts`);
      }
    },
    rows: (size) => size * ROWS_OF_CALL,
  },
};

export async function fillToSize(url: string, { unit, size }: Size, iss: string): Promise<void> {
  await withLogin(url, async (database) => {
    await migrate(database);
    await UNITS[unit].fill(database, size);
    await renameIssuer(database, iss);
    await database.query('VACUUM ANALYZE');
  });
}

/** Spread over the whole of the table. */
export async function askedOf(url: string, { unit }: Size): Promise<readonly AskedAccount[]> {
  const { leastCalls, mostAsked } = UNITS[unit];
  const all = await withLogin(url, (database) => accountsWith(database, callsAtLeast(leastCalls)));
  const step = Math.max(1, Math.floor(all.length / mostAsked));
  return all.filter((_, place) => place % step === 0).slice(0, mostAsked);
}

async function seed(database: DataSourceDatabase, accounts: number, callsPerAccount: number): Promise<void> {
  if (accounts > 0)
    await seedBulk(database, { now: systemClock.now(), accounts, callsPerAccount, append: true });
}

function shareOf(total: number, part: number): number {
  return Math.floor((total * (part + 1)) / PARTS) - Math.floor((total * part) / PARTS);
}
