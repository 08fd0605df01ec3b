// The carrier's own registers: whoever is not among their readers is told what a stranger is told, and it is recorded.
import { lookupDenial } from '../disclosure/tie-of.js';
import type { StaffRole } from '../policy/callers.js';
import type { OperationContext } from './context.js';
import { notFoundError } from './refusal-error.js';

const SEEN_BY: readonly StaffRole[] = ['SUPERVISOR', 'AUDITOR'];

/** `register` is the field of Query. */
export function refuseOtherReaders({ caller, gate }: OperationContext, register: string): void {
  if (caller.kind === 'STAFF' && caller.roles.some((role) => SEEN_BY.includes(role))) return;
  const decision = lookupDenial(caller);
  gate.refuseLookup({ accountId: null, asked: register, decision }, `Query.${register}`);
  throw notFoundError();
}
