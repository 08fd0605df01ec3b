// What may be asked without a token: a document whose every root field is in this list, found by name before validation, through
// fragments, in all of its operations. A fragment that no operation reaches is refused too: validation would talk about it.
import {
  isExecutableDefinitionNode,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export const ANONYMOUS_ROOT_FIELDS: readonly string[] = [
  'privacyPolicy',
  'signUp',
  'recordVisit',
  'chooseCookies',
  '__typename',
];

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function isOpenToAnonymous(document: DocumentNode): boolean {
  const fragments: Fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  if (!document.definitions.every(isExecutableDefinitionNode)) return false;
  const roots = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [node.selectionSet] : [],
  );
  if (roots.length === 0) return false;
  const names = new Set<string>();
  for (const root of roots) addRootFields(root, fragments, names, new Set());
  const reached = new Set<string>();
  for (const root of roots) addSpreads(root, fragments, reached);
  return [...names].every((name) => ANONYMOUS_ROOT_FIELDS.includes(name)) && reached.size === fragments.size;
}

function addRootFields(
  set: SelectionSetNode,
  fragments: Fragments,
  names: Set<string>,
  within: Set<string>,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) names.add(selection.name.value);
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      addRootFields(selection.selectionSet, fragments, names, within);
    else if (!within.has(selection.name.value)) {
      within.add(selection.name.value);
      const fragment = fragments.get(selection.name.value);
      if (fragment !== undefined) addRootFields(fragment.selectionSet, fragments, names, within);
    }
  }
}

/** Every fragment that is spread somewhere below, each walked once. */
function addSpreads(set: SelectionSetNode, fragments: Fragments, reached: Set<string>): void {
  for (const selection of set.selections) {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) {
      if (selection.selectionSet !== undefined) addSpreads(selection.selectionSet, fragments, reached);
      continue;
    }
    const fragment = fragments.get(selection.name.value);
    if (fragment === undefined || reached.has(selection.name.value)) continue;
    reached.add(selection.name.value);
    addSpreads(fragment.selectionSet, fragments, reached);
  }
}
