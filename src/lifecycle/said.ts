/**
 * How a customer said what is recorded, and what shows it (47 CFR 64.2007(a)(1), (3)). What customers record themselves they say
 * by electronic means, and the log shows it; what the staff record for them comes with its form and with evidence.
 */
import type { Caller } from '../identity/caller.js';
import { ChangeRefused, userError } from './change-refused.js';

export interface SaidInput<Form extends string> {
  readonly form: Form | null;
  readonly evidence: string | null;
}

export interface Said<Form extends string> {
  readonly form: Form;
  /** Kept in the record, never in the log; null where the customer recorded it. */
  readonly evidence: string | null;
}

/** `ownForm` is the form of what a customer records. */
export function howSaid<Form extends string>(
  caller: Pick<Caller, 'kind'>,
  { form, evidence }: SaidInput<Form>,
  ownForm: Form,
): Said<Form> {
  const shown = evidenceOf(caller, evidence);
  if (caller.kind === 'STAFF') {
    if (form === null) throw new ChangeRefused(userError('REQUIRED', 'form'));
    return { form, evidence: shown };
  }
  if (form !== null && form !== ownForm)
    throw new ChangeRefused(userError('INVALID', 'form', `is ${ownForm} for what you record yourself`));
  return { form: ownForm, evidence: shown };
}

/** Of what is recorded, or of its end. */
export function evidenceOf({ kind }: Pick<Caller, 'kind'>, evidence: string | null): string | null {
  const shown = evidence?.trim() ?? '';
  if (kind === 'STAFF' && shown === '') throw new ChangeRefused(userError('REQUIRED', 'evidence'));
  if (kind !== 'STAFF' && shown !== '')
    throw new ChangeRefused(userError('INVALID', 'evidence', 'is for what the staff record'));
  return shown === '' ? null : shown;
}
