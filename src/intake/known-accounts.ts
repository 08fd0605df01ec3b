// Accounts by their numbers, remembered while a file is read: one query for all that a batch names for the first time.
import type { Database } from '../records/database.js';
import { findAccountsByNumber, type LoadedAccount } from '../records/stores/account-number-store.js';
import { FIELD_TYPES } from './field-types.js';

const MOST_REMEMBERED = 100_000;

export class KnownAccounts {
  readonly #database: Database;
  /** Undefined: there is none. */
  readonly #accounts = new Map<string, LoadedAccount | undefined>();

  constructor(database: Database) {
    this.#database = database;
  }

  async learn(numbers: ReadonlySet<string>): Promise<void> {
    if (this.#accounts.size > MOST_REMEMBERED) this.#accounts.clear();
    const unknown = [...numbers].filter(
      (number) => !this.#accounts.has(number) && FIELD_TYPES.ACCOUNT.accepts(number),
    );
    if (unknown.length === 0) return;
    const found = await findAccountsByNumber(this.#database, unknown);
    for (const number of unknown) this.#accounts.set(withoutItsFile(number), found.get(number));
  }

  find(number: string | null | undefined): LoadedAccount | undefined {
    return number == null ? undefined : this.#accounts.get(number);
  }
}

/** A value that was cut out of a block of the file keeps the whole block in memory; this one is a text of its own. */
function withoutItsFile(value: string): string {
  return Buffer.from(value).toString();
}
