/** The per-call lines of an invoice: billing, destination and use at once, with call detail. */
import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Database } from '../../records/database.js';
import type { Selection } from '../../records/select.js';
import { readInvoiceCallLines } from '../../records/stores/invoice-line-store.js';
import type { Clip } from '../../records/clip.js';
import { Cpni } from '../classification.js';
import { Read, type DisclosedRead } from '../disclosed-reads.js';
import { MaxPage } from '../max-page.js';
import type { InvoiceSource } from '../sources.js';
import { PageArgs } from './arguments.js';
import { InvoiceCallLineConnection, InvoiceType } from '../types/invoices.js';

@Resolver(() => InvoiceType)
export class InvoiceResolver {
  @FieldResolver(() => InvoiceCallLineConnection, {
    nullable: true,
    description: 'The charges call by call, oldest first.',
  })
  @Cpni(['BILLING', 'DESTINATION', 'AMOUNT_OF_USE'], { callDetail: true })
  @MaxPage(1000)
  callLines(
    @Root() invoice: InvoiceSource,
    @Read() read: DisclosedRead,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const { accountId, clip } = invoice.disclosure;
    return read.page(page, {
      read: readCallLinesOfInvoices,
      ownerId: `${accountId}/${invoice.invoiceId}`,
      args: { clip },
    });
  }
}

interface CallLinesRequest {
  /** Account and invoice, with a stroke between. */
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  readonly first: number;
  readonly after?: ReadonlyMap<string, readonly string[]>;
  readonly clip: Clip;
}

/** The batch key of an invoice is its account and its own id: the store asks for both, so that keys begin with the account. */
async function readCallLinesOfInvoices(
  database: Database,
  { accountIds: owners, after, ...request }: CallLinesRequest,
) {
  const invoices = owners.map((owner) => {
    const [accountId = '', invoiceId = ''] = owner.split('/');
    return { owner, accountId, invoiceId };
  });
  const pages = await readInvoiceCallLines(database, {
    ...request,
    invoices,
    ...(after
      ? { after: new Map(invoices.flatMap(({ owner, invoiceId }) => pairOf(invoiceId, after.get(owner)))) }
      : {}),
  });
  return new Map(invoices.flatMap(({ owner, invoiceId }) => pairOf(owner, pages.get(invoiceId))));
}

function pairOf<Value>(key: string, value: Value | undefined): [string, Value][] {
  return value === undefined ? [] : [[key, value]];
}
