/**
 * Reads of one operation, batched: the same noun with the same properties and arguments is read for all accounts in one
 * statement, however many accounts ask for it in the same turn.
 */
import DataLoader from 'dataloader';
import type { Database } from '../records/database.js';
import type { Selection } from '../records/select.js';

/** A store's read: one statement for all accounts. `Row` is what it answers for one account. */
export type BatchRead<Row, Arguments> = (
  database: Database,
  request: Arguments & { readonly accountIds: readonly string[]; readonly properties: Selection },
) => Promise<ReadonlyMap<string, Row>>;

export class BatchedReads {
  readonly #database: Database;
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();
  readonly #names = new Map<unknown, number>();

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * What `read` answers for the account; `args`, `properties` and `form`, in which rows may be written, are the same for all accounts
   * read together.
   */
  load<Row, Arguments extends object>(
    read: BatchRead<Row, Arguments>,
    accountId: string,
    properties: Selection,
    args: Arguments,
    form: object | null = null,
  ): Promise<Row> {
    const key = `${this.#nameOf(read)} ${this.#nameOf(form)} ${textOf(properties, args)}`;
    let loader = this.#loaders.get(key) as DataLoader<string, Row> | undefined;
    if (loader === undefined) {
      loader = new DataLoader<string, Row>(async (accountIds) => {
        const asked = { ...args, accountIds, properties, ...(form === null ? {} : { form }) };
        const rows = await read(this.#database, asked);
        return accountIds.map((id) => rows.get(id) ?? new Error('a read left out an account'));
      });
      this.#loaders.set(key, loader);
    }
    return loader.load(accountId);
  }

  #nameOf(named: unknown): number {
    const known = this.#names.get(named);
    if (known !== undefined) return known;
    this.#names.set(named, this.#names.size);
    return this.#names.size - 1;
  }
}

/** JSON writes every Map as `{}`; a page read from one cursor is not the page read from another. */
function textOf(properties: Selection, args: object): string {
  const values = Object.entries(args).map(([name, value]: [string, unknown]) =>
    value instanceof Map ? [name, [...value]] : [name, value],
  );
  return JSON.stringify([properties, values]);
}
