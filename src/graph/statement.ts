/** What an operation states for a field: the purpose, the offering and the reference it is decided with. */
import type { Statement } from '../disclosure/disclosure.js';
import type { Caller } from '../identity/caller.js';
import type { ServiceCategory } from '../policy/categories.js';
import type { Purpose } from '../policy/purposes.js';
import type { FieldClass } from './classification.js';

type Arguments = Readonly<Record<string, unknown>>;

/** As stated by the field's arguments. A customer who states no purpose for personal data reads its own. */
export function statementOf(caller: Caller, args: Arguments, fieldClass: FieldClass): Statement {
  const own = caller.kind === 'CUSTOMER' && fieldClass.class === 'PERSONAL' ? 'SELF_ACCESS' : null;
  return {
    purpose: (args['purpose'] as Purpose | null | undefined) ?? own,
    offering: (args['offering'] as ServiceCategory | null | undefined) ?? null,
    reference: (args['reference'] as string | null | undefined) ?? null,
  };
}

/** Records take no argument: the customer reads its own, everybody else asks as an auditor would. */
export function recordStatement(caller: Caller): Statement {
  return {
    purpose: caller.kind === 'CUSTOMER' ? 'SELF_ACCESS' : 'COMPLIANCE_AUDIT',
    offering: null,
    reference: null,
  };
}
