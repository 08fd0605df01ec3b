/**
 * What is selected of the rows of a list or of a page, where it is plain values throughout: nothing of it has a resolver or a rule of
 * its own, so that its guard is that of the field that reads the rows, and the executor would only copy them.
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
import { hasOwnRule, isDeclared, isListField } from './schema-shape.js';
import { visitFieldNodes, type SelectionContext } from './selection.js';

export type PlainValue = { readonly nullable: boolean } & (
  | { readonly leaf: GraphQLLeafType }
  | { readonly each: PlainValue }
  | { readonly members: readonly PlainMember[] }
);

/** In the order of the answer. */
export type PlainMember = { readonly key: string } & (
  { readonly typename: string } | { readonly name: string; readonly value: PlainValue }
);

/** A list of rows in the answer: at the field itself, or below a page at its `nodes`. */
export interface PlainRows {
  /** Below the field; null is the field itself. */
  readonly key: string | null;
  readonly rows: PlainValue;
}

/** Null for a field that is no list: its resolver picks its row out of those that are read. */
export function plainList(info: GraphQLResolveInfo): PlainRows | null {
  if (!isListField({ type: info.returnType })) return null;
  const rows = plainValue(info, info.returnType, info.fieldNodes);
  return rows && { key: null, rows };
}

export interface PlainPage {
  /** Every selection of `nodes`. */
  readonly nodes: readonly PlainRows[];
  /** What else is selected of the page and of its `pageInfo`. */
  readonly besides: ReadonlySet<string>;
}

/** Null where one of its `nodes` is not of plain values. */
export function plainPage(info: GraphQLResolveInfo): PlainPage | null {
  const type = isNonNullType(info.returnType) ? info.returnType.ofType : info.returnType;
  if (!isObjectType(type)) return null;
  const nodes: PlainRows[] = [];
  const besides = new Set<string>();
  for (const [key, { name, selected }] of collect(info, type, info.fieldNodes)) {
    const field = type.getFields()[name];
    if (field === undefined) continue;
    if (name === 'nodes') {
      const rows = isDeclared(field) ? null : plainValue(info, field.type, selected);
      if (rows === null) return null;
      nodes.push({ key, rows });
      continue;
    }
    besides.add(name);
    if (isObjectType(field.type))
      for (const [, below] of collect(info, field.type, selected)) besides.add(below.name);
  }
  return { nodes, besides };
}

/** Null for what is not of plain values alone. */
function plainValue(
  context: SelectionContext,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): PlainValue | null {
  if (isNonNullType(type)) {
    const value = plainValue(context, type.ofType, nodes);
    return value && { ...value, nullable: false };
  }
  if (isListType(type)) {
    const each = plainValue(context, type.ofType, nodes);
    return each && { nullable: true, each };
  }
  if (isLeafType(type)) return { nullable: true, leaf: type };
  const members = isObjectType(type) ? plainMembers(context, type, nodes) : null;
  return members && { nullable: true, members };
}

function plainMembers(
  context: SelectionContext,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): PlainMember[] | null {
  if (type.isTypeOf) return null;
  const members: PlainMember[] = [];
  for (const [key, { name, selected }] of collect(context, type, nodes)) {
    const member = plainMember(context, type, key, name, selected);
    if (member === null || key === '__proto__') return null; // a name like any other, but not for an object's member
    members.push(member);
  }
  return members;
}

function plainMember(
  context: SelectionContext,
  type: GraphQLObjectType,
  key: string,
  name: string,
  selected: readonly FieldNode[],
): PlainMember | null {
  if (name === '__typename') return { key, typename: type.name };
  const field = type.getFields()[name];
  if (field === undefined || isDeclared(field) || hasOwnRule(field)) return null;
  const value = plainValue(context, field.type, selected);
  return value && { key, name, value };
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
