// What a demo account is like, before any row of it exists: the ten of known state from their table, others by turns.
import type { Instant } from '../clock.js';
import type { ServiceCategory } from '../policy/categories.js';
import { KNOWN_ACCOUNTS, type KnownAccount } from './known-accounts.js';
import { CITIES, type City } from './places.js';
import { Random } from './random.js';
import { DAY } from './times.js';

export type AccountStatus = 'APPLICANT' | 'ACTIVE' | 'SUSPENDED' | 'CLOSED';

export interface AccountPlan {
  index: number;
  number: string;
  accountId: string;
  kind: 'BUSINESS' | 'RESIDENTIAL';
  status: AccountStatus;
  since: Instant;
  closedAt: Instant | null;
  owner: string;
  categories: readonly ServiceCategory[];
  city: City;
  numbers: readonly string[];
  invoices: number;
  callsPerNinetyDays: number;
  placesKnown: boolean;
  known: KnownAccount | null;
  random: Random;
}

export interface PlanScale {
  now: Instant;
  /** Of the ten and the rest alike. */
  callsPerAccount: number;
}

const CATEGORY_TURNS: readonly (readonly ServiceCategory[])[] = [
  ['LOCAL', 'INTEREXCHANGE'],
  ['LOCAL'],
  ['WIRELESS'],
  ['LOCAL', 'INTEREXCHANGE', 'WIRELESS'],
  ['INTEREXCHANGE', 'INFORMATION_SERVICE'],
  ['LOCAL', 'WIRELESS'],
  ['INTEREXCHANGE'],
  ['LOCAL', 'INTEREXCHANGE', 'EQUIPMENT'],
];

/** Account `index` counts from 1. Its chance depends on the index alone, so an account is the same in any size. */
export function planAccount(index: number, { now, callsPerAccount }: PlanScale): AccountPlan {
  const random = new Random(index * 2_654_435_761);
  const known = KNOWN_ACCOUNTS[index] ?? null;
  const age = known?.status === 'APPLICANT' ? 2 : 400 + random.integer(0, 1_600);
  const since = now - age * DAY;
  const status = known?.status ?? statusByTurn(index);
  const cityIndex = index === 1 ? 0 : index % CITIES.length;
  const city = CITIES[cityIndex] ?? random.pick(CITIES);
  const count = known?.numbers ?? random.integer(1, 3);
  return {
    index,
    number: `ACCT-${String(index).padStart(4, '0')}`,
    accountId: random.uuid(since),
    kind: known?.kind ?? (index % 3 === 0 ? 'RESIDENTIAL' : 'BUSINESS'),
    status,
    since,
    closedAt: status === 'CLOSED' ? now - 30 * DAY : null,
    owner: known?.owner ?? `owner-${String(index).padStart(4, '0')}`,
    categories: known?.categories ?? CATEGORY_TURNS[index % CATEGORY_TURNS.length] ?? ['LOCAL'],
    city,
    numbers: Array.from({ length: status === 'APPLICANT' ? 0 : count }, (_, place) =>
      ownNumber(index, place, city),
    ),
    invoices: known?.invoices ?? random.integer(2, 4),
    callsPerNinetyDays: callsPerAccount,
    placesKnown: known?.placesKnown ?? index % 2 === 0,
    known,
    random,
  };
}

function statusByTurn(index: number): AccountStatus {
  if (index % 29 === 0) return 'SUSPENDED';
  return index % 37 === 0 ? 'CLOSED' : 'ACTIVE';
}

export const MOST_NUMBERS = 5;

/** The first accounts take 555-0100 to 555-0149 of their area code; beyond, all of the 555 and following exchanges serve. */
function ownNumber(index: number, place: number, { npa }: City): string {
  const serial = Math.floor(index / CITIES.length) * MOST_NUMBERS + place;
  if (serial < 50) return `+1${npa}55501${String(serial).padStart(2, '0')}`;
  const exchange = 556 + Math.floor(serial / 10_000);
  return `+1${npa}${exchange}${String(serial % 10_000).padStart(4, '0')}`;
}
