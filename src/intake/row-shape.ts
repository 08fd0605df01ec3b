// What a row of a record is: its columns, the rules between them, and what follows from them when it is not given.
import type { Instant } from '../clock.js';
import type { TextCell } from '../records/stage-rows.js';
import type { LoadedAccount } from '../records/stores/account-number-store.js';
import type { FaultCode } from './faults.js';
import type { FIELD_TYPES } from './field-types.js';

/** Named as the column of the table that it is loaded into; `account` becomes account_id. */
export interface Column {
  readonly name: string;
  readonly type: keyof typeof FIELD_TYPES;
  readonly required?: true;
  readonly means: string;
}

/** The cells of a row, in the order of the columns of its shape. */
export type Cells = TextCell[];

export interface RowContext {
  readonly account: LoadedAccount;
  readonly now: Instant;
}

export interface RowRule {
  readonly code: FaultCode;
  /** The one that is named beside the code. */
  readonly column: string;
  readonly broken: (cells: Readonly<Cells>, context: RowContext) => boolean;
}

export interface RowShape {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly rules: readonly RowRule[];
  /** Fills what is empty and follows from the rest, before the rules are asked. */
  readonly complete?: (cells: Cells) => void;
}

/** Where each column stands, for rules that are asked a million times. */
export function placesOf<Name extends string>(
  columns: readonly { readonly name: Name }[],
): Readonly<Record<Name, number>> {
  return Object.fromEntries(columns.map(({ name }, place) => [name, place])) as Record<Name, number>;
}
