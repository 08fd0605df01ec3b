/** The cursors of one list: sealed for, and opened by, this field, this owner and this caller alone. */
import type { GraphQLResolveInfo } from 'graphql';
import type { Caller } from '../identity/caller.js';
import { badArgument } from './check-arguments.js';
import type { CursorBinding, CursorCodec } from './cursor.js';

interface CursorContext {
  readonly caller: Caller;
  readonly services: { readonly cursors: CursorCodec };
}

export class PageCursors {
  readonly #codec: CursorCodec;
  readonly #coordinate: string;
  readonly #binding: CursorBinding;

  /** `owner` is the account or invoice whose list it is. */
  constructor({ caller, services }: CursorContext, info: GraphQLResolveInfo, owner: string) {
    this.#codec = services.cursors;
    this.#coordinate = `${info.parentType.name}.${info.fieldName}`;
    this.#binding = [this.#coordinate, owner, caller.issuer, caller.clientId, caller.subject];
  }

  /** The key to go on after; undefined for the first page. Throws BAD_USER_INPUT for a cursor of anything else. */
  open(after: string | null | undefined): readonly string[] | undefined {
    if (after === null || after === undefined) return undefined;
    const key = this.#codec.open(this.#binding, after);
    if (key === null)
      throw badArgument('after', this.#coordinate, 'is not a cursor of this field, account and caller');
    return key.map(String);
  }

  readonly seal = (key: readonly string[]): string => this.#codec.seal(this.#binding, key);
}
