/**
 * Finding accounts for the caller: by id, by number, by page, and only those it has a tie to. Look-ups of one turn are
 * one statement; a missing account and an unrelated one take the same statement and the same answer.
 */
import DataLoader from 'dataloader';
import { tieOf } from '../disclosure/tie-of.js';
import { grantedAccountNumbers, type Caller } from '../identity/caller.js';
import type { Database } from '../records/database.js';
import {
  findAccounts,
  pageAccounts,
  type AccountPage,
  type FoundAccount,
} from '../records/stores/account-store.js';

export class AccountLookup {
  readonly #byId: DataLoader<string, FoundAccount | null>;
  readonly #byNumber: DataLoader<string, FoundAccount | null>;
  readonly #database: Database;
  readonly #who;

  constructor(database: Database, caller: Caller, at: number) {
    this.#database = database;
    this.#who = { tie: tieOf(caller), at, accountNumbers: grantedAccountNumbers(caller) };
    this.#byId = new DataLoader((ids) => this.#find({ ids }, ids, ({ id }) => id));
    this.#byNumber = new DataLoader((numbers) => this.#find({ numbers }, numbers, ({ number }) => number));
  }

  /** Null when there is none for this caller. */
  byId(id: string): Promise<FoundAccount | null> {
    return this.#byId.load(id);
  }

  byNumber(number: string): Promise<FoundAccount | null> {
    return this.#byNumber.load(number);
  }

  page(first: number, after: string | undefined): Promise<AccountPage> {
    return pageAccounts(this.#database, { ...this.#who, first, after });
  }

  async #find(
    by: Parameters<typeof findAccounts>[1]['by'],
    keys: readonly string[],
    keyOf: (account: FoundAccount) => string,
  ): Promise<(FoundAccount | null)[]> {
    const found = await findAccounts(this.#database, { ...this.#who, by });
    const byKey = new Map(found.map((account) => [keyOf(account), account]));
    return keys.map((key) => byKey.get(key) ?? null);
  }
}
