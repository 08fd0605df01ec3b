/**
 * Settling a guarded field: before it resolves, its own class and the class of every field selected below it that the
 * permit does not already cover are decided, once per account. What is refused is struck from the properties that the
 * read may select, and one refusal is noted for it; what no settlement names is never read.
 */
import { getNamedType, isLeafType, type GraphQLResolveInfo } from 'graphql';
import type { Disclosure } from '../disclosure/disclosure.js';
import type { Refusal } from '../disclosure/gate.js';
import type { Ruling } from '../disclosure/ruling.js';
import type { RequestData } from '../policy/request.js';
import type { Selection } from '../records/select.js';
import { classOf, covers, type FieldClass, type GuardedClass } from './classification.js';
import { hasOwnRule, isListField } from './schema-shape.js';
import { branchOf, type SelectionTree } from './selection-tree.js';
import { selectedBelow, type SelectedField, type SelectionContext } from './selection.js';

/** What a guarded field may read: the store's properties, a connection's wrapping already taken off. */
export interface Settlement {
  readonly disclosure: Disclosure;
  /** Of the field that is settled. */
  readonly class: FieldClass['class'];
  readonly properties: Selection;
  readonly totalCount: boolean;
  /** Leaves that were struck out: their count of nulls is known once the rows are. */
  readonly refusals: readonly Refusal[];
}

type Path = readonly (string | number)[];

interface Walk {
  readonly context: SelectionContext;
  readonly disclosure: Disclosure;
  readonly refuse: (refusal: Refusal) => void;
}

/** A class as the data of a request. */
export function toRequestData(fieldClass: GuardedClass): RequestData {
  switch (fieldClass.class) {
    case 'CPNI':
      return {
        class: 'CPNI',
        categories: fieldClass.category,
        callDetail: fieldClass.callDetail,
        callLocation: fieldClass.callLocation,
      };
    case 'PERSONAL':
      return {
        class: 'PERSONAL',
        categories: [],
        callDetail: false,
        callLocation: false,
        personal: fieldClass.kinds,
      };
    case 'RECORD':
      return { class: 'RECORD', categories: [], callDetail: false, callLocation: false };
  }
}

export function settleBelow(
  info: GraphQLResolveInfo,
  disclosure: Disclosure,
  permitted: FieldClass,
): Settlement {
  const field = info.parentType.getFields()[info.fieldName];
  if (field === undefined) throw new Error('a field is settled that its type does not have');
  const refusals: Refusal[] = [];
  const walk: Walk = { context: info, disclosure, refuse: (refusal) => refusals.push(refusal) };
  const properties: SelectionTree = {};
  let totalCount = false;
  for (const node of info.fieldNodes) {
    const opened = { field, node };
    for (const selected of selectedBelow(info, opened)) {
      if (isPageField(selected))
        settlePage(walk, selected, [permitted], properties, tailOf(opened, selected));
      else if (selected.field.name === 'totalCount')
        totalCount = settleField(walk, selected, [permitted], {}, tailOf(opened, selected)) || totalCount;
      else settleField(walk, selected, [permitted], properties, tailOf(opened, selected));
    }
  }
  return { disclosure, class: permitted.class, properties, totalCount, refusals };
}

/** `edges { node }` and `nodes` hold the rows; `pageInfo` and cursors are made from the page, not read. */
function isPageField({ parentType, field }: SelectedField): boolean {
  return 'pageInfo' in parentType.getFields() && field.name !== 'totalCount';
}

function settlePage(
  walk: Walk,
  page: SelectedField,
  permitted: readonly FieldClass[],
  into: SelectionTree,
  path: Path,
): void {
  if (page.field.name === 'pageInfo') return;
  for (const below of selectedBelow(walk.context, page)) {
    const at = [...path, ...tailOf(page, below)];
    if (page.field.name === 'nodes') settleField(walk, below, permitted, into, at);
    else if (below.field.name === 'node') {
      for (const inner of selectedBelow(walk.context, below))
        settleField(walk, inner, permitted, into, [...at, ...tailOf(below, inner)]);
    }
  }
}

/** Decides a field unless a permit above covers it, and adds it to what is read. Answers whether it is permitted. */
function settleField(
  walk: Walk,
  selected: SelectedField,
  permitted: readonly FieldClass[],
  into: SelectionTree,
  path: Path,
): boolean {
  if (hasOwnRule(selected.field)) return true;
  const fieldClass = classOf(selected.field);
  const ruling = ruleOn(walk, selected, fieldClass, permitted);
  if (ruling !== null && !ruling.permitted) {
    walk.refuse({ disclosure: walk.disclosure, ruling, coordinate: selected.coordinate, path, count: 0 });
    return false;
  }
  if (isLeafType(getNamedType(selected.field.type))) {
    into[selected.field.name] = true;
    return true;
  }
  const inner = branchOf(into, selected.field.name);
  const permits = fieldClass === undefined ? permitted : [...permitted, fieldClass];
  for (const field of selectedBelow(walk.context, selected))
    settleField(walk, field, permits, inner, [...path, ...tailOf(selected, field)]);
  return true;
}

/** Null where a permit above covers the class. A field without a class is decided too, and refused by `decide`. */
function ruleOn(
  walk: Walk,
  selected: SelectedField,
  fieldClass: FieldClass | undefined,
  permitted: readonly FieldClass[],
): Ruling | null {
  if (fieldClass === undefined) return walk.disclosure.decide(UNCLASSIFIED, selected.coordinate);
  if (fieldClass.class === 'OPEN' || permitted.some((outer) => covers(outer, fieldClass))) return null;
  return walk.disclosure.decide(toRequestData(fieldClass), selected.coordinate);
}

const UNCLASSIFIED: RequestData = { class: null, categories: [], callDetail: false, callLocation: false };

/** Below `outer`, the first place at which `inner` stands in the answer. */
function tailOf(outer: Pick<SelectedField, 'field'>, inner: SelectedField): Path {
  return isListField(outer.field) ? [0, inner.responseKey] : [inner.responseKey];
}
