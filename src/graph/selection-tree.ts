/** The properties to read, while they are being collected: selected twice, a nested object is read once with both. */
export interface SelectionTree {
  [property: string]: true | SelectionTree;
}

/** The tree of the nested object of this name, made where it is not there yet. */
export function branchOf(tree: SelectionTree, property: string): SelectionTree {
  const known = tree[property];
  if (typeof known === 'object') return known;
  const branch: SelectionTree = {};
  tree[property] = branch;
  return branch;
}
