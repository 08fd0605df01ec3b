/**
 * What a guarded field asks of the gate: the disclosure its object stands under, a decision on its class and on the
 * arguments that reveal more, and the settlement of what is selected below it.
 */
import type { GraphQLError, GraphQLField, GraphQLResolveInfo } from 'graphql';
import type { Disclosure, Statement } from '../disclosure/disclosure.js';
import type { Ruling } from '../disclosure/ruling.js';
import type { RequestData } from '../policy/request.js';
import {
  argumentClassesOf,
  type ArgumentClass,
  type FieldClass,
  type GuardedClass,
  type OpenClass,
} from './classification.js';
import type { OperationContext } from './context.js';
import { pathOf } from './path-of.js';
import { refusalError, untiedError } from './refusal-error.js';
import { settleBelow, toRequestData } from './settle.js';
import { AccountSource, DisclosedSource, RecordedSource } from './sources.js';
import { recordStatement, statementOf } from './statement.js';

export interface FieldCheck {
  readonly parent: unknown;
  readonly args: Readonly<Record<string, unknown>>;
  readonly context: OperationContext;
  readonly info: GraphQLResolveInfo;
  readonly coordinate: string;
  readonly fieldClass: FieldClass;
}

/** True when the field may resolve; else the refusal that stands in its place. */
export async function checkField(check: FieldCheck): Promise<true | GraphQLError> {
  const { fieldClass } = check;
  if (fieldClass.class === 'OPEN') return checkTie(check, fieldClass);
  if (isOwnRecord(check)) return true;
  const disclosure = await disclosureOf(check, fieldClass);
  for (const data of dataOf(check, fieldClass, disclosure)) {
    const ruling = disclosure.decide(data, check.coordinate);
    if (!ruling.permitted) return refuse(check, disclosure, ruling);
  }
  check.context.settlements.set(check.info, settleBelow(check.info, disclosure, fieldClass));
  return true;
}

function checkTie(
  { parent, context, coordinate, info }: FieldCheck,
  { whileTied }: OpenClass,
): true | GraphQLError {
  if (!whileTied) return true;
  if (!(parent instanceof AccountSource)) throw new Error('a field that asks for a tie stands on an account');
  const { tieReason } = parent.account;
  return tieReason === null ? true : untiedError(context, tieReason, coordinate, info);
}

/** A company reads its own relationships as its own papers: the read is narrowed to it. */
export function isOwnRecord({
  context,
  fieldClass,
}: Pick<FieldCheck, 'fieldClass'> & { readonly context: Pick<OperationContext, 'caller'> }): boolean {
  return (
    fieldClass.class === 'RECORD' &&
    fieldClass.readers.includes('OWN_COMPANY') &&
    context.caller.kind === 'COMPANY'
  );
}

/** What a field stands under: its object's disclosure, or one opened on the account for what the field states. */
function disclosureOf(
  { parent, args, context }: FieldCheck,
  fieldClass: GuardedClass,
): Promise<Disclosure> | Disclosure {
  if (parent instanceof DisclosedSource) return parent.disclosure;
  if (parent instanceof AccountSource)
    return context.gate.open(parent.account.id, statementFor(context, args, fieldClass));
  if (parent instanceof RecordedSource) return openRecorded(context, parent);
  return context.gate.openWithoutAccount(statementFor(context, args, fieldClass));
}

/** On the account of the entry while the caller has a tie to it; an entry may be of none, or of one that never was. */
async function openRecorded(context: OperationContext, { recorded }: RecordedSource): Promise<Disclosure> {
  const statement = recordStatement(context.caller);
  const account = await context.accounts.byId(recorded.entry.accountId);
  return account === null
    ? context.gate.openWithoutAccount(statement)
    : context.gate.open(account.id, statement);
}

export function statementFor(
  context: OperationContext,
  args: FieldCheck['args'],
  fieldClass: GuardedClass,
): Statement {
  return fieldClass.class === 'RECORD'
    ? recordStatement(context.caller)
    : statementOf(context.caller, args, fieldClass);
}

/** The field's own class, and that of every argument given that reveals more than it. */
function dataOf({ args, info }: FieldCheck, fieldClass: GuardedClass, disclosure: Disclosure) {
  const field = info.parentType.getFields()[info.fieldName];
  return requestDataOf(field, args, fieldClass, disclosure);
}

export function requestDataOf(
  field: GraphQLField<unknown, unknown> | undefined,
  args: FieldCheck['args'],
  fieldClass: GuardedClass,
  disclosure: Disclosure,
): RequestData[] {
  const given = Object.entries(field === undefined ? {} : argumentClassesOf(field)).filter(
    ([name]) => args[name] !== undefined && args[name] !== null,
  );
  const revealing = given
    .map(([, argument]: [string, ArgumentClass]) => argument)
    .filter((argument) => argument !== 'OWN');
  const period = periodOf(args, disclosure);
  return [fieldClass, ...revealing].map((asked) => ({
    ...toRequestData(asked),
    ...(period === null ? {} : { period }),
  }));
}

/** The period read, which a legal request must contain; a side left open is the instrument's own. */
function periodOf(args: FieldCheck['args'], disclosure: Disclosure): { from: number; to: number } | null {
  const { instrumentPeriod } = disclosure;
  if (instrumentPeriod === null) return null;
  const from = args['from'] instanceof Date ? args['from'].getTime() : null;
  const to = args['to'] instanceof Date ? args['to'].getTime() : null;
  if (from === null && to === null) return null;
  return { from: from ?? instrumentPeriod.from, to: to ?? instrumentPeriod.to };
}

function refuse(
  { context, coordinate, info }: FieldCheck,
  disclosure: Disclosure,
  ruling: Ruling,
): GraphQLError {
  return refusalError(context, { disclosure, ruling, coordinate, path: pathOf(info), count: 1 });
}
