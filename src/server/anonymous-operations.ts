// What may be asked without a token: a document within the limits, that fits the schema, whose every root field is in this list, found
// by name before anything is validated, through fragments, in all of its operations. Whoever asks anything else is told one thing
// only, so that neither a fault nor a limit of a document says what the schema has.
import {
  isExecutableDefinitionNode,
  Kind,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { examineDocument } from './examine-document.js';
import { RequestRefused } from './refusal.js';

export const ANONYMOUS_ROOT_FIELDS: readonly string[] = [
  'privacyPolicy',
  'signUp',
  'recordVisit',
  'chooseCookies',
  '__typename',
];

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function mayBeAskedAnonymously(query: string, schema: GraphQLSchema): boolean {
  const document = readWithin(query);
  if (document === null || !isOpenByName(document)) return false;
  return (
    hasRootTypes(document, schema) && validate(schema, document, undefined, { maxErrors: 1 }).length === 0
  );
}

/** Null for what cannot be read, or is beyond a limit. */
function readWithin(query: string): DocumentNode | null {
  try {
    return examineDocument(query);
  } catch (error) {
    if (error instanceof RequestRefused) return null;
    throw error;
  }
}

/** Validation says nothing of an operation that the schema has no type for. */
function hasRootTypes({ definitions }: DocumentNode, schema: GraphQLSchema): boolean {
  return definitions.every(
    (node) =>
      node.kind !== Kind.OPERATION_DEFINITION || (schema.getRootType(node.operation) ?? null) !== null,
  );
}

/** A fragment that no operation reaches is not open: it is part of no root field in the list. */
function isOpenByName(document: DocumentNode): boolean {
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
