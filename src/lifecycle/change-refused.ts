// Why a change was not made, told to its maker by code, field and sentence, never with a value: one table of codes.
// Thrown inside the change, so that whatever was written goes back with it.

/** The codes are permanent: clients branch on them. A row's sentence stands where the change says nothing more exact. */
export const USER_ERRORS = {
  INVALID: 'is not valid',
  REQUIRED: 'is needed for this change',
  TAKEN: 'is taken already',
  NOT_FOUND: 'names nothing that this change could be about',
  NOT_ALLOWED_NOW: 'is not possible in the present state',
  ENDED: 'has ended already',
  BACKDATED: 'lies in the past: a change takes effect now or later',
  SAME_PERSON: 'needs another person than the one before',
  VERSION_CONFLICT: 'was changed by somebody else meanwhile: read it again',
  IDEMPOTENCY_KEY_REUSED: 'was used for another request',
} as const satisfies Record<string, string>;

export type UserErrorCode = keyof typeof USER_ERRORS;

export interface UserError {
  readonly code: UserErrorCode;
  /** The field of the input. */
  readonly field: string;
  readonly message: string;
}

export function userError(
  code: UserErrorCode,
  field: string,
  message: string = USER_ERRORS[code],
): UserError {
  return { code, field, message };
}

export class ChangeRefused extends Error {
  readonly userErrors: readonly UserError[];

  constructor(...userErrors: readonly UserError[]) {
    super('the change was not made');
    this.name = 'ChangeRefused';
    this.userErrors = userErrors;
  }
}

/** Refuses a change that has faults; one without goes on. */
export function refuseFaults(faults: readonly UserError[]): void {
  if (faults.length > 0) throw new ChangeRefused(...faults);
}

/** Throws one error for every row that does not hold. */
export function requireAll(rows: readonly (readonly [holds: boolean, error: UserError])[]): void {
  refuseFaults(rows.flatMap(([holds, error]) => (holds ? [] : [error])));
}
