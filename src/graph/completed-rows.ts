/**
 * Rows of plain values are put into the form of the answer here, and set in their places once the executor is done: by the serializers
 * of their types and in the order of the selection, as the executor would, without its steps for every value of a thousand rows.
 * What is more than plain values, or does not fit its type, is left to the executor, and so are all errors.
 */
import {
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { memberOf } from './member-of.js';
import { pathOf } from './path-of.js';
import { hasOwnRule, isDeclared, isListField } from './schema-shape.js';
import { visitFieldNodes, type SelectionContext } from './selection.js';

/** A value in the form of the answer. @throws DoesNotFit */
type Complete = (value: unknown) => unknown;

interface Placed {
  readonly info: GraphQLResolveInfo;
  /** Below the field, for the list of a page. */
  readonly key: string | null;
  readonly rows: unknown;
}

class DoesNotFit extends Error {}

/** Of a field, by the keys below it that its rows stand at; null is the field itself. */
type Completions = ReadonlyMap<string | null, Complete>;

/** Those of one operation. */
export class CompletedRows {
  /** Null where the rows are left to the executor. */
  readonly #completions = new WeakMap<readonly FieldNode[], Completions | null>();
  readonly #placed: Placed[] = [];

  /** What the executor is given for a field that is a list: nothing where its rows are completed here. */
  ofList<Row>(info: GraphQLResolveInfo, rows: Row[]): Row[] {
    return this.#complete(info, rows, listOf);
  }

  /** The same for the `nodes` of a page. */
  ofPage<Row>(info: GraphQLResolveInfo, rows: Row[]): Row[] {
    return this.#complete(info, rows, nodesOf);
  }

  /** Sets all rows in their places. A place that an error has made null stays so. */
  place(data: unknown): void {
    for (const { info, key, rows } of this.#placed) {
      const path = [...pathOf(info), ...(key === null ? [] : [key])];
      const last = path.pop();
      const holder = path.reduce<unknown>(memberOf, data);
      if (last === undefined || !Array.isArray(memberOf(holder, last))) continue;
      (holder as Record<string | number, unknown>)[last] = rows;
    }
  }

  /** All rows are left to the executor where one does not fit. */
  #complete<Row>(
    info: GraphQLResolveInfo,
    rows: Row[],
    completionsOf: (info: GraphQLResolveInfo) => Completions | null,
  ): Row[] {
    if (rows.length === 0) return rows;
    let completions = this.#completions.get(info.fieldNodes);
    if (completions === undefined) {
      completions = completionsOf(info);
      this.#completions.set(info.fieldNodes, completions);
    }
    if (completions === null) return rows;
    try {
      const placed = [...completions].map(([key, complete]) => ({ info, key, rows: complete(rows) }));
      this.#placed.push(...placed);
      return [];
    } catch {
      return rows; // the executor comes upon it again, and tells it
    }
  }
}

/** None for a field that is no list: its resolver picks its row out of those that are read. */
function listOf(info: GraphQLResolveInfo): Completions | null {
  if (!isListField({ type: info.returnType })) return null;
  const complete = completionOf(info, info.returnType, info.fieldNodes);
  return complete && new Map([[null, complete]]);
}

/** Of every selection of `nodes` below a page; null where one is not of plain values. */
function nodesOf(info: GraphQLResolveInfo): Completions | null {
  const type = isNonNullType(info.returnType) ? info.returnType.ofType : info.returnType;
  if (!isObjectType(type)) return null;
  const nodes = new Map<string, Complete>();
  for (const [key, { name, selected }] of collect(info, type, info.fieldNodes)) {
    const field = type.getFields()[name];
    if (name !== 'nodes' || field === undefined) continue;
    const complete = isDeclared(field) ? null : completionOf(info, field.type, selected);
    if (complete === null) return null;
    nodes.set(key, complete);
  }
  return nodes.size === 0 ? null : nodes;
}

/** Null for what is not of plain values alone. */
function completionOf(
  context: SelectionContext,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): Complete | null {
  if (isNonNullType(type)) {
    const complete = completionOf(context, type.ofType, nodes);
    return complete && ((value) => complete(value) ?? misfit());
  }
  if (isListType(type)) {
    const complete = completionOf(context, type.ofType, nodes);
    return complete && unlessNull((value) => (Array.isArray(value) ? value.map(complete) : misfit()));
  }
  if (isLeafType(type)) return unlessNull((value) => serialize(type, value));
  return isObjectType(type) ? completionOfObject(context, type, nodes) : null;
}

interface Member {
  readonly key: string;
  readonly name: string;
  readonly complete: Complete;
}

function completionOfObject(
  context: SelectionContext,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Complete | null {
  if (type.isTypeOf) return null;
  const members: Member[] = [];
  for (const [key, { name, selected }] of collect(context, type, nodes)) {
    const complete = completionOfMember(context, type, name, selected);
    if (complete === null || key === '__proto__') return null; // a name like any other, but not for an object's member
    members.push({ key, name, complete });
  }
  return unlessNull((row) => {
    if (typeof row !== 'object') misfit();
    const completed: Record<string, unknown> = {};
    for (const { key, name, complete } of members)
      completed[key] = complete((row as Record<string, unknown>)[name]);
    return completed;
  });
}

function completionOfMember(
  context: SelectionContext,
  type: GraphQLObjectType,
  name: string,
  selected: readonly FieldNode[],
): Complete | null {
  if (name === '__typename') return () => type.name;
  const field = type.getFields()[name];
  if (field === undefined || isDeclared(field) || hasOwnRule(field)) return null;
  return completionOf(context, field.type, selected);
}

interface Collected {
  readonly name: string;
  readonly selected: FieldNode[];
}

/** By response key, in the order of the selection. */
function collect(
  context: SelectionContext,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): ReadonlyMap<string, Collected> {
  const collected = new Map<string, Collected>();
  const add = (node: FieldNode) => {
    const key = node.alias?.value ?? node.name.value;
    const known = collected.get(key);
    if (known) known.selected.push(node);
    else collected.set(key, { name: node.name.value, selected: [node] });
  };
  for (const { selectionSet } of nodes) if (selectionSet) visitFieldNodes(context, type, selectionSet, add);
  return collected;
}

function unlessNull(complete: Complete): Complete {
  return (value) => (value === null || value === undefined ? null : complete(value));
}

/** What would have to be called, waited for or thrown is no plain value. */
function serialize(type: GraphQLLeafType, value: unknown): unknown {
  if (typeof value === 'function' || value instanceof Error || value instanceof Promise) misfit();
  return type.serialize(value) ?? misfit();
}

function misfit(): never {
  throw new DoesNotFit();
}
