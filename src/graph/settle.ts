/**
 * Settling a guarded field: before it resolves, its own class and the class of every field selected below it that the
 * permit does not already cover are decided, once per account. What is refused is struck from the properties that the
 * read may select, and one refusal is noted for it; what no settlement names is never read.
 */
import { getNamedType, isLeafType, type GraphQLResolveInfo } from 'graphql';
import type { Disclosure } from '../disclosure/disclosure.js';
import type { Refusal } from '../disclosure/gate.js';
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
  readonly isPermitted: (data: RequestData, selected: SelectedField, path: Path) => boolean;
}

const requestData = new WeakMap<GuardedClass, RequestData>();

/** A class as the data of a request: the same for the same class. */
export function toRequestData(fieldClass: GuardedClass): RequestData {
  return getOrMake(requestData, fieldClass, () => makeRequestData(fieldClass));
}

function makeRequestData(fieldClass: GuardedClass): RequestData {
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

/** What is read when all that is asked is permitted: the same for every account, and so found out once. */
interface Plan extends Pick<Settlement, 'properties' | 'totalCount'> {
  readonly asked: readonly { readonly data: RequestData; readonly coordinate: string }[];
}

export function settleBelow(
  info: GraphQLResolveInfo,
  disclosure: Disclosure,
  permitted: FieldClass,
): Settlement {
  const field = info.parentType.getFields()[info.fieldName];
  if (field === undefined) throw new Error('a field is settled that its type does not have');
  const { asked, ...all } = planOf(info, field, permitted);
  const settled = { disclosure, class: permitted.class };
  if (asked.every(({ data, coordinate }) => disclosure.decide(data, coordinate).permitted))
    return { ...settled, ...all, refusals: [] };
  const refusals: Refusal[] = [];
  const read = walkBelow(info, field, permitted, (data, { coordinate }, path) => {
    const ruling = disclosure.decide(data, coordinate);
    if (!ruling.permitted) refusals.push({ disclosure, ruling, coordinate, path, count: 0 });
    return ruling.permitted;
  });
  return { ...settled, ...read, refusals };
}

/** By the variables, which one operation has alone, by the nodes of the field, and by the field itself. */
const plans = new WeakMap<object, WeakMap<object, Map<OpenedField, Plan>>>();

type OpenedField = SelectedField['field'];

function planOf(info: GraphQLResolveInfo, field: OpenedField, permitted: FieldClass): Plan {
  const ofOperation = getOrMake(
    plans,
    info.variableValues,
    () => new WeakMap<object, Map<OpenedField, Plan>>(),
  );
  const ofNodes = getOrMake(ofOperation, info.fieldNodes, () => new Map<OpenedField, Plan>());
  return getOrMake(ofNodes, field, () => {
    const asked: Plan['asked'][number][] = [];
    const read = walkBelow(info, field, permitted, (data, { coordinate }) => {
      asked.push({ data, coordinate });
      return true;
    });
    return { asked, ...read };
  });
}

function getOrMake<Key, Value>(
  kept: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  let value = kept.get(key);
  if (value === undefined) kept.set(key, (value = make()));
  return value;
}

function walkBelow(
  info: GraphQLResolveInfo,
  field: OpenedField,
  permitted: FieldClass,
  isPermitted: Walk['isPermitted'],
): Pick<Settlement, 'properties' | 'totalCount'> {
  const walk: Walk = { context: info, isPermitted };
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
  return { properties, totalCount };
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
  const data = askedFor(fieldClass, permitted);
  if (data !== null && !walk.isPermitted(data, selected, path)) return false;
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
function askedFor(fieldClass: FieldClass | undefined, permitted: readonly FieldClass[]): RequestData | null {
  if (fieldClass === undefined) return UNCLASSIFIED;
  if (fieldClass.class === 'OPEN' || permitted.some((outer) => covers(outer, fieldClass))) return null;
  return toRequestData(fieldClass);
}

const UNCLASSIFIED: RequestData = { class: null, categories: [], callDetail: false, callLocation: false };

/** Below `outer`, the first place at which `inner` stands in the answer. */
function tailOf(outer: Pick<SelectedField, 'field'>, inner: SelectedField): Path {
  return isListField(outer.field) ? [0, inner.responseKey] : [inner.responseKey];
}
