/**
 * How a guarded field reads: the settlement that its rule left, the store's one statement for all accounts, and the
 * count of what was struck out. A field without a settlement reads nothing: it has no columns to read.
 */
import { OperationTypeNode, type GraphQLResolveInfo } from 'graphql';
import { createParameterDecorator } from 'type-graphql';
import type { List } from '../records/read-lists.js';
import type { Page as StoredPage, KeyedRow } from '../records/read-pages.js';
import type { Row } from '../records/select.js';
import type { BatchedReads, BatchRead } from './batched-reads.js';
import type { OperationContext } from './context.js';
import { PageCursors } from './page-cursors.js';
import { pathOf } from './path-of.js';
import type { Settlement } from './settle.js';
import type { Page } from './types/paging.js';

export interface PageArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
}

interface Counted {
  readonly accountIds: readonly string[];
}

export function settlementOf(context: OperationContext, info: GraphQLResolveInfo): Settlement {
  const settlement = context.settlements.get(info);
  if (settlement === undefined) throw new Error('a guarded field was reached that no rule has settled');
  return settlement;
}

export interface PageRead<Node, Arguments> {
  readonly read: BatchRead<StoredPage, Arguments & StoredPageArguments>;
  readonly args: Arguments;
  /** Whose page it is, where not the account's: an invoice's. */
  readonly ownerId?: string;
  /** What fields below the row are decided from, with its values as they are; plain rows have no such fields. */
  readonly toNode?: (row: KeyedRow, settlement: Settlement) => Node;
  readonly count?: (
    database: OperationContext['services']['database'],
    request: Arguments & Counted,
  ) => Promise<ReadonlyMap<string, number>>;
}

interface StoredPageArguments {
  readonly first: number;
  readonly after?: ReadonlyMap<string, readonly string[]>;
}

/** The read of one guarded field: `@Read()` hands it to a resolver. */
export class DisclosedRead {
  constructor(
    readonly context: OperationContext,
    readonly info: GraphQLResolveInfo,
  ) {}

  /** A whole list of one account's rows. */
  async list<Arguments extends object>(read: BatchRead<List, Arguments>, args: Arguments): Promise<Row[]> {
    const { context, info } = this;
    const { settlement, found } = await this.#load(read, args, context.rows.formOfList(info));
    reportStruck(context, info, settlement, found.length);
    return context.rows.ofList(info, found);
  }

  /** One row of one account, such as its quantities. */
  async one<Found, Arguments extends object>(
    read: BatchRead<Found, Arguments>,
    args: Arguments,
  ): Promise<Found> {
    const { settlement, found } = await this.#load(read, args, null);
    reportStruck(this.context, this.info, settlement, 1);
    return found;
  }

  /** A page of one account's rows, as a Relay connection. */
  async page<Node = Row, Arguments extends object = object>(
    page: PageArguments,
    { read, args, ownerId, toNode, count }: PageRead<Node, Arguments>,
  ): Promise<Page<Node> & { totalCount?: number | null }> {
    const { context, info } = this;
    const settlement = settlementOf(context, info);
    const owner = ownerId ?? settlement.disclosure.accountId;
    const cursors = new PageCursors(context, info, owner);
    const after = cursors.open(page.after);
    const reads = readsOf(context, info, settlement);
    const asked = {
      ...args,
      first: page.first,
      ...(after === undefined ? {} : { after: new Map([[owner, after]]) }),
    };
    const stored = await reads.load(read, owner, settlement.properties, asked, context.rows.formOfPage(info));
    reportStruck(context, info, settlement, (stored.written?.list ?? stored.rows).length);
    const totalCount =
      settlement.totalCount && count ? await reads.load(asCount(count), owner, {}, args) : null;
    const connection = toConnection(
      stored.written === undefined ? stored : endsOf(stored.written, stored),
      (row) => (toNode ? toNode(row, settlement) : (row.node as Node)),
      cursors.seal,
    );
    const nodes = context.rows.ofPage(info, stored.written?.list ?? connection.nodes);
    return Object.assign(connection, { nodes, totalCount });
  }

  async #load<Found, Arguments extends object>(
    read: BatchRead<Found, Arguments>,
    args: Arguments,
    form: object | null,
  ) {
    const settlement = settlementOf(this.context, this.info);
    const { accountId } = settlement.disclosure;
    const reads = readsOf(this.context, this.info, settlement);
    return { settlement, found: await reads.load(read, accountId, settlement.properties, args, form) };
  }
}

/** What a change shows in its answer was written a moment ago: it is read where it was written. */
function readsOf(context: OperationContext, info: GraphQLResolveInfo, settlement: Settlement): BatchedReads {
  const isQuery = info.operation.operation === OperationTypeNode.QUERY;
  return isQuery && settlement.class === 'CPNI' ? context.cpniReads : context.reads;
}

/** Parameter decorator: the read of the field that is resolved. */
export function Read() {
  return createParameterDecorator<OperationContext>(({ context, info }) => new DisclosedRead(context, info));
}

/** A page as it was read: each row with the key that a cursor to it is made of. */
export interface KeyedPage<Stored> {
  readonly rows: readonly { readonly key: readonly string[]; readonly node: Stored }[];
  readonly hasNextPage: boolean;
}

/** A page that is written, as what its cursors are made of; nobody asks for its edges. */
function endsOf({ ends }: NonNullable<StoredPage['written']>, { hasNextPage }: StoredPage): KeyedPage<Row> {
  return { rows: ends.map((key) => ({ key, node: {} })), hasNextPage };
}

/** A connection whose cursors are sealed only where they are asked for. */
export function toConnection<Stored, Node>(
  { rows, hasNextPage }: KeyedPage<Stored>,
  toNode: (row: KeyedPage<Stored>['rows'][number]) => Node,
  seal: (key: readonly string[]) => string,
): Page<Node> {
  const nodes = rows.map(toNode);
  const cursorAt = (place: number) => (rows[place] === undefined ? null : seal(rows[place].key));
  return {
    nodes,
    get edges() {
      return nodes.map((node, place) => ({
        node,
        get cursor() {
          return cursorAt(place) ?? '';
        },
      }));
    },
    pageInfo: {
      hasNextPage,
      hasPreviousPage: false,
      get startCursor() {
        return cursorAt(0);
      },
      get endCursor() {
        return cursorAt(rows.length - 1);
      },
    },
  };
}

const counts = new WeakMap<object, BatchRead<number, object>>();
/** A count as a batched read; the same function for the same count, so that accounts are counted together. */
function asCount<Arguments extends object>(
  count: NonNullable<PageRead<unknown, Arguments>['count']>,
): BatchRead<number, Arguments> {
  let read = counts.get(count) as BatchRead<number, Arguments> | undefined;
  if (read === undefined) {
    read = (database, request) => count(database, request);
    counts.set(count, read as BatchRead<number, object>);
  }
  return read;
}

/** One refusal for each leaf struck out, with the number of nulls that stand for it. */
function reportStruck(
  context: OperationContext,
  info: GraphQLResolveInfo,
  settlement: Settlement,
  rows: number,
): void {
  const path = pathOf(info);
  for (const refusal of settlement.refusals) {
    refusal.count = rows;
    refusal.path = rows === 0 ? path : [...path, ...refusal.path];
    context.gate.refuse(refusal);
  }
}
