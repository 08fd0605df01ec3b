// A request that is not well formed. It says where and what is wrong, and never repeats the value.

export class MalformedRequest extends Error {
  readonly code = 'MALFORMED_REQUEST';

  constructor(
    /** `$` for the request itself, else such as `caller.roles[0]`. */
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path}: ${problem}`);
    this.name = 'MalformedRequest';
  }
}
