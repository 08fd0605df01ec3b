/**
 * Rows of plain values are not completed by the executor, whose steps for every value of a thousand rows would only copy them. Where
 * their form can be written by the database they come as JSON; else they are put into the form of the answer here, by the serializers
 * of their types and in the order of the selection. Either way they are set in their places once the executor is done.
 * What is more than plain values, or does not fit its type, is left to the executor, and so are all errors.
 */
import type { FieldNode, GraphQLLeafType, GraphQLResolveInfo } from 'graphql';
import type { JsonList } from '../json-list.js';
import type { PageForm } from '../records/read-pages.js';
import type { RowForm } from '../records/write-rows.js';
import { memberOf } from './member-of.js';
import { pathOf } from './path-of.js';
import { plainList, plainPage, type PlainMember, type PlainRows, type PlainValue } from './plain-rows.js';
import { listForm, pageForm } from './row-form.js';

interface Placed {
  readonly info: GraphQLResolveInfo;
  readonly key: string | null;
  readonly rows: unknown;
}

class DoesNotFit extends Error {}

/** What was found out of a field. */
interface Plain<Form> {
  readonly form: Form | null;
  /** Every place that its rows stand at; of a form, one. */
  readonly places: readonly { readonly key: string | null; readonly complete: Complete }[];
}

/** A value in the form of the answer. @throws DoesNotFit */
type Complete = (value: unknown) => unknown;

/** Those of one operation. */
export class CompletedRows {
  /** Found out once for all accounts. Null where the rows are left to the executor. */
  readonly #lists = new WeakMap<readonly FieldNode[], Plain<RowForm> | null>();
  readonly #pages = new WeakMap<readonly FieldNode[], Plain<PageForm> | null>();
  readonly #placed: Placed[] = [];

  /** The form that the rows of a list may be written in; null where they are to be read as values. */
  formOfList(info: GraphQLResolveInfo): RowForm | null {
    return this.#list(info)?.form ?? null;
  }

  /** The same for the `nodes` of a page. */
  formOfPage(info: GraphQLResolveInfo): PageForm | null {
    return this.#page(info)?.form ?? null;
  }

  /** What the executor is given for a field that is a list: nothing where its rows are completed here. */
  ofList<Row>(info: GraphQLResolveInfo, rows: Row[] | JsonList): Row[] {
    return this.#complete(info, this.#list(info), rows);
  }

  /** The same for the `nodes` of a page. */
  ofPage<Row>(info: GraphQLResolveInfo, rows: Row[] | JsonList): Row[] {
    return this.#complete(info, this.#page(info), rows);
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

  #list(info: GraphQLResolveInfo): Plain<RowForm> | null {
    return onceFor(this.#lists, info, () => {
      const plain = plainList(info);
      return plain && { form: listForm(plain), places: placesOf([plain]) };
    });
  }

  #page(info: GraphQLResolveInfo): Plain<PageForm> | null {
    return onceFor(this.#pages, info, () => {
      const plain = plainPage(info);
      return plain && { form: pageForm(plain), places: placesOf(plain.nodes) };
    });
  }

  /** All rows are left to the executor where one does not fit. */
  #complete<Row>(info: GraphQLResolveInfo, plain: Plain<unknown> | null, rows: Row[] | JsonList): Row[] {
    const places = rows.length === 0 ? [] : (plain?.places ?? []);
    if (!Array.isArray(rows)) {
      this.#placed.push(...places.map(({ key }) => ({ info, key, rows })));
      return [];
    }
    if (places.length === 0) return rows;
    try {
      this.#placed.push(...places.map(({ key, complete }) => ({ info, key, rows: complete(rows) })));
      return [];
    } catch {
      return rows; // the executor comes upon it again, and tells it
    }
  }
}

function onceFor<Found extends object>(
  known: WeakMap<readonly FieldNode[], Found | null>,
  { fieldNodes }: GraphQLResolveInfo,
  find: () => Found | null,
): Found | null {
  let found = known.get(fieldNodes);
  if (found === undefined) {
    found = find();
    known.set(fieldNodes, found);
  }
  return found;
}

function placesOf(places: readonly PlainRows[]): Plain<unknown>['places'] {
  return places.map(({ key, rows }) => ({ key, complete: completionOf(rows) }));
}

function completionOf(value: PlainValue): Complete {
  const complete = completionOfValue(value);
  return value.nullable
    ? (given) => (given === null || given === undefined ? null : complete(given))
    : (given) => (given === null || given === undefined ? misfit() : complete(given));
}

function completionOfValue(value: PlainValue): Complete {
  if ('leaf' in value) return (given) => serialize(value.leaf, given);
  if ('members' in value) return completionOfObject(value.members);
  const each = completionOf(value.each);
  return (given) => (Array.isArray(given) ? given.map(each) : misfit());
}

function completionOfObject(members: readonly PlainMember[]): Complete {
  const completions = members.map((member) =>
    'typename' in member
      ? { key: member.key, name: '', complete: () => member.typename }
      : { key: member.key, name: member.name, complete: completionOf(member.value) },
  );
  return (row) => {
    if (typeof row !== 'object') misfit();
    const completed: Record<string, unknown> = {};
    for (const { key, name, complete } of completions)
      completed[key] = complete((row as Record<string, unknown>)[name]);
    return completed;
  };
}

/** What would have to be called, waited for or thrown is no plain value. */
function serialize(type: GraphQLLeafType, value: unknown): unknown {
  if (typeof value === 'function' || value instanceof Error || value instanceof Promise) misfit();
  return type.serialize(value) ?? misfit();
}

function misfit(): never {
  throw new DoesNotFit();
}
