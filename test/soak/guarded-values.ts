// Values that are known to be guarded, as the database has them, and where: in an answer, an error or a line of the log, each is
// found wherever it stands in the text.
import type { DataSourceDatabase } from '../../src/records/database.js';

export type GuardedTable = keyof typeof VALUES;

export interface GuardedValue {
  readonly text: string;
  readonly account: string;
  readonly table: GuardedTable;
}

/** What a text may hold of them. */
export interface MayHold {
  readonly account: string;
  readonly tables: readonly GuardedTable[];
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** Texts that nothing else is spelled as: no amounts, no words such as a city or a kind of service. */
const VALUES = {
  accounts: ['t.name'],
  contacts: ['t.name', 't.email', 't.phone', 'unnest(t.lines)'],
  phone_numbers: ['t.number'],
  trunks: ['t.sip_domain'],
  routes: ['t.target'],
  service_locations: ['unnest(t.lines)'],
  emergency_addresses: ['t.caller_name', 'unnest(t.lines)'],
  call_records: [
    't.calling_number',
    't.called_number',
    `to_char(t.started_at AT TIME ZONE 'UTC', ${INSTANT})`,
  ],
  message_records: ['t.sender_number', 't.recipient_number'],
  invoices: ['t.number'],
} as const;

export const GUARDED_TABLES = Object.keys(VALUES) as GuardedTable[];

/** Shorter ones would be found in what has nothing to do with them. */
const KEY_LENGTH = 6;

export async function readGuardedValues(
  database: DataSourceDatabase,
  accounts: readonly string[],
): Promise<GuardedValue[]> {
  const found: GuardedValue[] = [];
  for (const table of GUARDED_TABLES)
    for (const value of VALUES[table])
      found.push(
        ...(await database.query<GuardedValue>(
          `SELECT DISTINCT ${value} AS text, n.number AS account, '${table}' AS table
             FROM ${table} t JOIN account_numbers n USING (account_id) WHERE n.number = ANY($1)`,
          [accounts],
        )),
      );
  return found.filter(({ text }) => typeof text === 'string' && text.length >= KEY_LENGTH);
}

export class GuardedValues {
  /** By their first letters, so that a text is read once however many values there are. */
  readonly #byKey = new Map<string, Map<string, GuardedValue[]>>();

  constructor(values: readonly GuardedValue[]) {
    for (const value of values) {
      const key = value.text.slice(0, KEY_LENGTH);
      const texts = this.#byKey.get(key) ?? new Map<string, GuardedValue[]>();
      texts.set(value.text, [...(texts.get(value.text) ?? []), value]);
      this.#byKey.set(key, texts);
    }
  }

  /** The first one that may not stand there. The same text may be a value of several accounts: one of them is enough. */
  findLeak(text: string, mayHold: MayHold | null): GuardedValue | null {
    for (let at = 0; at + KEY_LENGTH <= text.length; at += 1) {
      const texts = this.#byKey.get(text.slice(at, at + KEY_LENGTH));
      if (texts === undefined) continue;
      for (const [value, places] of texts)
        if (standsAt(text, at, value) && !places.some((place) => isHeld(place, mayHold)))
          return places[0] ?? null;
    }
    return null;
  }
}

/** By itself: `12 Oak Street` does not stand in `112 Oak Street`. */
function standsAt(text: string, at: number, value: string): boolean {
  const goesOn = (one: number) => /^[A-Za-z0-9]{2}$/.test(text.slice(one - 1, one + 1));
  return text.startsWith(value, at) && !(at > 0 && goesOn(at)) && !goesOn(at + value.length);
}

function isHeld({ account, table }: GuardedValue, mayHold: MayHold | null): boolean {
  return mayHold !== null && mayHold.account === account && mayHold.tables.includes(table);
}
