// The size of an operation: how deep, how many fields, selections, aliases and directives, every fragment counted wherever it is spread.
// Each fragment is measured once, so a document of few bytes that expands to billions of fields costs no more than its bytes.
import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { LimitName } from './limits.js';

export type OperationSize = Readonly<Record<Exclude<LimitName, 'tokens' | 'cost'>, number>>;

const NOTHING: OperationSize = {
  depth: 0,
  rootFields: 0,
  fields: 0,
  selections: 0,
  aliases: 0,
  directives: 0,
};

/** The largest of each over the operations of the document. */
export function measureOperation(document: DocumentNode): OperationSize {
  const measure = new Measure(document);
  let largest = NOTHING;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure.selectionSet(definition.selectionSet);
    largest = widest(largest, {
      ...size,
      directives: size.directives + (definition.directives?.length ?? 0),
    });
  }
  return largest;
}

class Measure {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  /** Undefined while a fragment is being measured: a cycle counts once, and validation refuses it. */
  readonly #sizes = new Map<string, OperationSize | undefined>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, definition);
    }
  }

  /** `rootFields`: the fields that stand at the level of the set itself. */
  selectionSet(set: SelectionSetNode): OperationSize {
    return set.selections.map((selection) => this.#selection(selection)).reduce(together, NOTHING);
  }

  #selection(selection: SelectionNode): OperationSize {
    const inner = this.#inside(selection);
    const directives = inner.directives + (selection.directives?.length ?? 0);
    const selections = inner.selections + 1;
    if (selection.kind !== Kind.FIELD) return { ...inner, selections, directives };
    return {
      depth: inner.depth + 1,
      rootFields: 1,
      fields: inner.fields + 1,
      selections,
      aliases: inner.aliases + (selection.alias === undefined ? 0 : 1),
      directives,
    };
  }

  #inside(selection: SelectionNode): OperationSize {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(selection.name.value);
    return selection.selectionSet === undefined ? NOTHING : this.selectionSet(selection.selectionSet);
  }

  #fragment(name: string): OperationSize {
    const fragment = this.#fragments.get(name);
    if (fragment === undefined || this.#sizes.has(name)) return this.#sizes.get(name) ?? NOTHING;
    this.#sizes.set(name, undefined);
    const size = this.selectionSet(fragment.selectionSet);
    this.#sizes.set(name, size);
    return size;
  }
}

function together(one: OperationSize, other: OperationSize): OperationSize {
  return {
    depth: Math.max(one.depth, other.depth),
    rootFields: one.rootFields + other.rootFields,
    fields: one.fields + other.fields,
    selections: one.selections + other.selections,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
  };
}

function widest(one: OperationSize, other: OperationSize): OperationSize {
  return {
    depth: Math.max(one.depth, other.depth),
    rootFields: Math.max(one.rootFields, other.rootFields),
    fields: Math.max(one.fields, other.fields),
    selections: Math.max(one.selections, other.selections),
    aliases: Math.max(one.aliases, other.aliases),
    directives: Math.max(one.directives, other.directives),
  };
}
