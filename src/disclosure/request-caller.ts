import type { Caller } from '../identity/caller.js';
import type { RequestCaller } from '../policy/request.js';

/** The caller as `decide` takes it. */
export function requestCallerOf({ kind, subject, roles, company }: Caller): RequestCaller {
  return { kind, subject, roles, ...(company === null ? {} : { company }) };
}
