/** The properties selected of a field's rows, without a decision: for what needs none. */
import { getNamedType, isLeafType, type GraphQLResolveInfo } from 'graphql';
import type { Selection } from '../records/select.js';
import { branchOf, type SelectionTree } from './selection-tree.js';
import { selectedBelow, type SelectedField } from './selection.js';

export function selectionOf(info: GraphQLResolveInfo): Selection {
  const field = info.parentType.getFields()[info.fieldName];
  const selection: SelectionTree = {};
  if (field !== undefined) for (const node of info.fieldNodes) addBelow(info, { field, node }, selection);
  return selection;
}

/** The same field selected twice, under two aliases say, is read once with the properties of both. */
function addBelow(
  info: GraphQLResolveInfo,
  outer: Pick<SelectedField, 'field' | 'node'>,
  into: SelectionTree,
): void {
  for (const inner of selectedBelow(info, outer)) {
    const { name, type } = inner.field;
    if (isLeafType(getNamedType(type))) {
      into[name] = true;
      continue;
    }
    addBelow(info, inner, branchOf(into, name));
  }
}
