/**
 * What a change answers is authorized before it is made: every guarded field selected of the payload is decided first,
 * on the facts before the change, and one refusal refuses the change. The guard finds the same decisions afterwards.
 */
import { getArgumentValues, type GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { Disclosure, Statement } from '../disclosure/disclosure.js';
import { isOwnRecord, requestDataOf, statementFor } from './check-field.js';
import { classOf, covers, type FieldClass, type GuardedClass } from './classification.js';
import type { OperationContext } from './context.js';
import { pathOf } from './path-of.js';
import { refusalError } from './refusal-error.js';
import { selectedBelow, type SelectedField } from './selection.js';

interface Walk {
  readonly context: OperationContext;
  readonly info: GraphQLResolveInfo;
  /** Null: of no account yet. */
  readonly accountId: string | null;
}

/** What the fields above a field have stated and been permitted. */
interface Above {
  readonly stated: Statement | null;
  readonly permitted: readonly FieldClass[];
}

/** Null when the whole selection may be answered. */
export async function authorizePayload(
  context: OperationContext,
  info: GraphQLResolveInfo,
  accountId: string | null,
): Promise<GraphQLError | null> {
  const field = info.parentType.getFields()[info.fieldName];
  if (field === undefined) throw new Error('a payload is authorized of a field that its type does not have');
  const walk = { context, info, accountId };
  for (const node of info.fieldNodes) {
    const refusal = await authorizeBelow(walk, { field, node }, { stated: null, permitted: [] });
    if (refusal !== null) return refusal;
  }
  return null;
}

async function authorizeBelow(
  walk: Walk,
  opened: Pick<SelectedField, 'field' | 'node'>,
  above: Above,
): Promise<GraphQLError | null> {
  for (const selected of selectedBelow(walk.info, opened)) {
    const refusal = await authorizeField(walk, selected, above);
    if (refusal !== null) return refusal;
  }
  return null;
}

async function authorizeField(
  walk: Walk,
  selected: SelectedField,
  above: Above,
): Promise<GraphQLError | null> {
  const { context, info } = walk;
  const args = getArgumentValues(selected.field, selected.node, info.variableValues);
  const fieldClass = classOf(selected.field);
  if (fieldClass === undefined) throw new Error('a field without a class is part of a payload');
  const ownStatement = args['purpose'] === undefined ? null : statementFor(context, args, CPNI_BELOW);
  if (fieldClass.class === 'OPEN')
    return authorizeBelow(walk, selected, { ...above, stated: ownStatement ?? above.stated });
  if (isOwnRecord({ context, fieldClass }) || above.permitted.some((outer) => covers(outer, fieldClass)))
    return authorizeBelow(walk, selected, above);
  const stated = above.stated ?? statementFor(context, args, fieldClass);
  const disclosure = await open(
    walk,
    fieldClass.class === 'RECORD' ? statementFor(context, args, fieldClass) : stated,
  );
  const refusal = decideField(walk, selected, { args, fieldClass, disclosure });
  return refusal ?? authorizeBelow(walk, selected, { stated, permitted: [...above.permitted, fieldClass] });
}

const CPNI_BELOW: GuardedClass = { class: 'CPNI', category: [], callDetail: false, callLocation: false };

function open({ context, accountId }: Walk, statement: Statement): Promise<Disclosure> {
  return accountId === null
    ? context.gate.openWithoutAccount(statement)
    : context.gate.open(accountId, statement);
}

function decideField(
  { context, info }: Walk,
  { field, coordinate }: SelectedField,
  decided: { args: Readonly<Record<string, unknown>>; fieldClass: GuardedClass; disclosure: Disclosure },
): GraphQLError | null {
  const { args, fieldClass, disclosure } = decided;
  for (const data of requestDataOf(field, args, fieldClass, disclosure)) {
    const ruling = disclosure.decide(data, coordinate);
    if (!ruling.permitted)
      return refusalError(context, { disclosure, ruling, coordinate, path: pathOf(info), count: 1 });
  }
  return null;
}
