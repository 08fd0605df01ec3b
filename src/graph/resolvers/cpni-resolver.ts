/** The CPNI of an account for a stated purpose: each field is a category's door, refused or read on its own. */
import { Arg, Args, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Money } from '../../records/money.js';
import type { Row } from '../../records/select.js';
import { readBalances } from '../../records/stores/balance-store.js';
import { readCallLocations, readCallRecords } from '../../records/stores/call-record-store.js';
import { readDestinations, type DestinationGrouping } from '../../records/stores/destination-store.js';
import { readEmergencyAddresses } from '../../records/stores/emergency-address-store.js';
import { countInvoices, readInvoices } from '../../records/stores/invoice-store.js';
import { readLocations } from '../../records/stores/location-store.js';
import { readMessageRecords } from '../../records/stores/message-record-store.js';
import { countNumbers, readNumbers } from '../../records/stores/number-store.js';
import { readQuantities } from '../../records/stores/quantity-store.js';
import { readRoutes } from '../../records/stores/route-store.js';
import { readServices } from '../../records/stores/service-store.js';
import { readTrunks } from '../../records/stores/trunk-store.js';
import { readUsage, type UsagePeriod } from '../../records/stores/usage-store.js';
import { Cpni, cpniClass } from '../classification.js';
import { Read, type DisclosedRead } from '../disclosed-reads.js';
import { MaxPage } from '../max-page.js';
import { CpniSource, InvoiceSource } from '../sources.js';
import { DetailPageArgs, PageArgs, PeriodArgs, PeriodPageArgs } from './arguments.js';
import { CallRecordConnection, MessageRecordConnection } from '../types/calls.js';
import { InvoiceConnection } from '../types/invoices.js';
import { CallLocationConnection, EmergencyAddressType, ServiceLocationType } from '../types/locations.js';
import { MoneyType } from '../types/money.js';
import {
  PhoneNumberConnection,
  RouteType,
  ServiceQuantitiesType,
  ServiceSubscriptionType,
  TrunkType,
} from '../types/services.js';
import { DestinationGroupingEnum, DestinationTotalType, PeriodEnum, UsageTotalType } from '../types/usage.js';

@ObjectType('Cpni', {
  description:
    'Customer proprietary network information of one account, for the purpose stated: every field is permitted or refused on its own (47 U.S.C. 222(h)(1)).',
})
export class CpniType {}

const DETAIL_PAGE = 1000;
const AS_OWN = { from: 'OWN', to: 'OWN', direction: 'OWN', by: 'OWN' } as const;
/** When a call was made is not where it was made. */
const REVEALS_INSTANT = cpniClass(['AMOUNT_OF_USE'], { callDetail: true });

@Resolver(() => CpniType)
export class CpniResolver {
  @FieldResolver(() => [ServiceSubscriptionType], {
    nullable: 'itemsAndList',
    description: 'The services taken, ended ones included.',
  })
  @Cpni(['TYPE'])
  services(@Root() { disclosure }: CpniSource, @Read() read: DisclosedRead): Promise<Row[]> {
    return read.list(readServices, { clip: disclosure.clip });
  }

  @FieldResolver(() => PhoneNumberConnection, {
    nullable: true,
    description: 'The telephone numbers in service.',
  })
  @Cpni(['TYPE'])
  numbers(
    @Root() { disclosure }: CpniSource,
    @Read() read: DisclosedRead,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return read.page(page, { read: readNumbers, count: countNumbers, args: { clip: disclosure.clip } });
  }

  @FieldResolver(() => [TrunkType], { nullable: 'itemsAndList', description: 'The SIP trunks.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  trunks(@Read() read: DisclosedRead): Promise<Row[]> {
    return read.list(readTrunks, {});
  }

  @FieldResolver(() => [RouteType], {
    nullable: 'itemsAndList',
    description: 'The routes that calls are sent by.',
  })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  routes(@Read() read: DisclosedRead): Promise<Row[]> {
    return read.list(readRoutes, {});
  }

  @FieldResolver(() => ServiceQuantitiesType, {
    nullable: true,
    description: 'How much of each is taken now.',
  })
  @Cpni(['QUANTITY'])
  quantities(@Read() read: DisclosedRead): Promise<Row> {
    return read.one(readQuantities, { at: read.context.at });
  }

  @FieldResolver(() => [DestinationTotalType], {
    nullable: 'itemsAndList',
    description: 'Totals by destination over a period.',
  })
  @Cpni(['DESTINATION'], { filters: AS_OWN })
  destinations(
    @Root() { disclosure }: CpniSource,
    @Read() read: DisclosedRead,
    @Args(() => PeriodArgs) asked: PeriodArgs,
    @Arg('by', () => DestinationGroupingEnum, { description: 'What to add up by.' }) by: DestinationGrouping,
  ): Promise<Row[]> {
    return read.list(readDestinations, { ...period(asked), by, clip: disclosure.clip });
  }

  @FieldResolver(() => [ServiceLocationType], {
    nullable: 'itemsAndList',
    description: 'The addresses at which service is given.',
  })
  @Cpni(['LOCATION'])
  locations(@Read() read: DisclosedRead): Promise<Row[]> {
    return read.list(readLocations, {});
  }

  @FieldResolver(() => [EmergencyAddressType], {
    nullable: 'itemsAndList',
    description: 'The addresses sent with emergency calls.',
  })
  @Cpni(['LOCATION'])
  emergencyAddresses(@Root() { disclosure }: CpniSource, @Read() read: DisclosedRead): Promise<Row[]> {
    return read.list(readEmergencyAddresses, { clip: disclosure.clip });
  }

  @FieldResolver(() => [UsageTotalType], {
    nullable: 'itemsAndList',
    description: 'Totals of use by day or month.',
  })
  @Cpni(['AMOUNT_OF_USE'], { filters: AS_OWN })
  usage(
    @Root() { disclosure }: CpniSource,
    @Read() read: DisclosedRead,
    @Args(() => PeriodArgs) asked: PeriodArgs,
    @Arg('by', () => PeriodEnum, { description: 'What to add up by.' }) by: UsagePeriod,
  ): Promise<Row[]> {
    return read.list(readUsage, { ...period(asked), by, clip: disclosure.clip });
  }

  @FieldResolver(() => CallRecordConnection, { nullable: true, description: 'Call records, newest first.' })
  @Cpni(['DESTINATION', 'AMOUNT_OF_USE'], { callDetail: true, filters: AS_OWN })
  @MaxPage(DETAIL_PAGE)
  callRecords(
    @Root() { disclosure }: CpniSource,
    @Read() read: DisclosedRead,
    @Args(() => DetailPageArgs) page: DetailPageArgs,
  ) {
    const args = {
      ...period(page),
      ...(page.direction ? { direction: page.direction } : {}),
      clip: disclosure.clip,
    };
    return read.page(page, { read: readCallRecords, args });
  }

  @FieldResolver(() => CallLocationConnection, {
    nullable: true,
    description:
      'The places of calls alone, for those who may read places and not the calls. A period asks for AMOUNT_OF_USE besides.',
  })
  @Cpni(['LOCATION'], {
    callDetail: true,
    callLocation: true,
    filters: { from: REVEALS_INSTANT, to: REVEALS_INSTANT },
  })
  @MaxPage(DETAIL_PAGE)
  callLocations(
    @Root() { disclosure }: CpniSource,
    @Read() read: DisclosedRead,
    @Args(() => PeriodPageArgs) page: PeriodPageArgs,
  ) {
    const args = { ...period(page), clip: disclosure.clip };
    return read.page(page, { read: readCallLocations, args });
  }

  @FieldResolver(() => MessageRecordConnection, {
    nullable: true,
    description: 'Message records, newest first; never the content.',
  })
  @Cpni(['DESTINATION', 'AMOUNT_OF_USE'], { callDetail: true, filters: AS_OWN })
  @MaxPage(DETAIL_PAGE)
  messageRecords(
    @Root() { disclosure }: CpniSource,
    @Read() read: DisclosedRead,
    @Args(() => DetailPageArgs) page: DetailPageArgs,
  ) {
    const args = {
      ...period(page),
      ...(page.direction ? { direction: page.direction } : {}),
      clip: disclosure.clip,
    };
    return read.page(page, { read: readMessageRecords, args });
  }

  @FieldResolver(() => InvoiceConnection, { nullable: true, description: 'Invoices, newest first.' })
  @Cpni(['BILLING'])
  invoices(
    @Root() { disclosure }: CpniSource,
    @Read() read: DisclosedRead,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return read.page(page, {
      read: readInvoices,
      count: countInvoices,
      args: { at: read.context.at, clip: disclosure.clip },
      toNode: ({ key, node }) => new InvoiceSource(disclosure, key.at(-1) ?? '', node),
    });
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: 'What is owed on all invoices.' })
  @Cpni(['BILLING'])
  balance(@Read() read: DisclosedRead): Promise<Money> {
    return read.one(readBalances, {});
  }
}

function period({ from, to }: { from?: Date; to?: Date }) {
  return { ...(from ? { from: from.getTime() } : {}), ...(to ? { to: to.getTime() } : {}) } as {
    from: number;
    to: number;
  };
}
