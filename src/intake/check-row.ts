// One row against its shape: the types of its values, its account, and the rules between them. The first that fails is its fault.
import type { Instant } from '../clock.js';
import { holdsCardNumber } from '../records/card-number.js';
import type { LoadedAccount } from '../records/stores/account-number-store.js';
import type { Fault } from './faults.js';
import { FIELD_TYPES, type FieldType } from './field-types.js';
import type { Cells, RowShape } from './row-shape.js';

export interface CheckedAgainst {
  /** Undefined when there is no such account. */
  readonly account: LoadedAccount | undefined;
  readonly now: Instant;
}

/** Null when the row is taken; its cells are then complete, and the first is the id of the account. */
export function checkRow(shape: RowShape, cells: Cells, { account, now }: CheckedAgainst): Fault | null {
  const fault = faultOfTypes(shape, cells);
  if (fault !== null) return fault;
  if (account === undefined) return { code: 'ACCOUNT_UNKNOWN', column: 'account' };
  if (!account.isCustomer) return { code: 'NOT_A_CUSTOMER', column: 'account' };
  shape.complete?.(cells);
  const context = { account, now };
  for (const { code, column, broken } of shape.rules) if (broken(cells, context)) return { code, column };
  cells[0] = account.accountId;
  return null;
}

function faultOfTypes({ columns }: RowShape, cells: Cells): Fault | null {
  let place = 0;
  for (const { name, type, required } of columns) {
    const cell = cells[place++] ?? null;
    if (cell === null) {
      if (required === true) return { code: 'VALUE_MISSING', column: name };
      continue;
    }
    const { accepts, fault, mayHoldCard }: FieldType = FIELD_TYPES[type];
    if (!accepts(cell)) return { code: fault, column: name };
    if (mayHoldCard === true && holdsCardNumber(cell)) return { code: 'CARD_NUMBER_REFUSED', column: name };
  }
  return null;
}
