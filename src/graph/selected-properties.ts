/** The properties selected of a field's rows, without a decision: for what needs none. */
import { getNamedType, isLeafType, type GraphQLResolveInfo } from 'graphql';
import type { Selection } from '../records/select.js';
import { selectedBelow, type SelectedField } from './selection.js';

export function selectionOf(info: GraphQLResolveInfo): Selection {
  const field = info.parentType.getFields()[info.fieldName];
  const selection: Record<string, true | Selection> = {};
  if (field === undefined) return selection;
  for (const node of info.fieldNodes) Object.assign(selection, below(info, { field, node }));
  return selection;
}

function below(info: GraphQLResolveInfo, outer: Pick<SelectedField, 'field' | 'node'>): Selection {
  const selection: Record<string, true | Selection> = {};
  for (const inner of selectedBelow(info, outer)) {
    selection[inner.field.name] = isLeafType(getNamedType(inner.field.type)) ? true : below(info, inner);
  }
  return selection;
}
