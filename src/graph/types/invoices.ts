/** How the service is billed: BILLING, and per call BILLING with call detail (47 U.S.C. 222(h)(1)(B)). */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Cpni, cpniClass } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime, Decimal, E164 } from '../scalars.js';
import { MoneyType } from './money.js';
import { connectionOf } from './paging.js';

export const InvoiceStatusEnum = enumOf('InvoiceStatus', 'Where an invoice stands.', {
  OPEN: 'Not yet due.',
  PAID: 'Paid in full.',
  OVERDUE: 'Due and not paid.',
});

/** The class of the per-call lines of an invoice. */
export const CALL_LINE = cpniClass(['BILLING', 'DESTINATION', 'AMOUNT_OF_USE'], { callDetail: true });

@ObjectType('InvoiceLine', { description: 'A summary line of an invoice.', simpleResolvers: true })
export class InvoiceLineType {
  @Field(() => ID, { nullable: true, description: 'The line’s id.' })
  @Cpni(['BILLING'])
  id!: string;

  @Field(() => String, { nullable: true, description: 'What is charged for.' })
  @Cpni(['BILLING'])
  description!: string;

  @Field(() => Decimal, { nullable: true, description: 'How many.' })
  @Cpni(['BILLING'])
  quantity!: string;

  @Field(() => MoneyType, { nullable: true, description: 'The charge.' })
  @Cpni(['BILLING'])
  amount!: MoneyType;
}

@ObjectType('InvoiceCallLine', {
  description: 'The charge for one call on an invoice.',
  simpleResolvers: true,
})
export class InvoiceCallLineType {
  @Field(() => ID, { nullable: true, description: 'The line’s id.' })
  @Cpni(['BILLING'], { callDetail: true })
  id!: string;

  @Field(() => E164, { nullable: true, description: 'The called number.' })
  @Cpni(['DESTINATION'], { callDetail: true })
  to!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the call began.' })
  @Cpni(['AMOUNT_OF_USE'], { callDetail: true })
  startedAt!: Date;

  @Field(() => Int, { nullable: true, description: 'How long it was billed for, in seconds.' })
  @Cpni(['AMOUNT_OF_USE'], { callDetail: true })
  billedSeconds!: number;

  @Field(() => MoneyType, { nullable: true, description: 'The charge.' })
  @Cpni(['BILLING'], { callDetail: true })
  amount!: MoneyType;
}

export const InvoiceCallLineConnection = connectionOf(
  'InvoiceCallLine',
  () => InvoiceCallLineType,
  CALL_LINE,
);

@ObjectType('Invoice', { description: 'An invoice.', simpleResolvers: true })
export class InvoiceType {
  @Field(() => ID, { nullable: true, description: 'The invoice’s id.' })
  @Cpni(['BILLING'])
  id!: string;

  @Field(() => String, { nullable: true, description: 'The number printed on it.' })
  @Cpni(['BILLING'])
  number!: string;

  @Field(() => DateTime, { nullable: true, description: 'Begin of the period billed.' })
  @Cpni(['BILLING'])
  periodFrom!: Date;

  @Field(() => DateTime, { nullable: true, description: 'End of the period billed, not part of it.' })
  @Cpni(['BILLING'])
  periodTo!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was issued.' })
  @Cpni(['BILLING'])
  issuedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it is due.' })
  @Cpni(['BILLING'])
  dueAt!: Date;

  @Field(() => MoneyType, { nullable: true, description: 'What it comes to.' })
  @Cpni(['BILLING'])
  total!: MoneyType;

  @Field(() => MoneyType, { nullable: true, description: 'What has been paid on it.' })
  @Cpni(['BILLING'])
  paid!: MoneyType;

  @Field(() => InvoiceStatusEnum, { nullable: true, description: 'Where it stands.' })
  @Cpni(['BILLING'])
  status!: string;

  @Field(() => [InvoiceLineType], { nullable: 'itemsAndList', description: 'Its summary lines.' })
  @Cpni(['BILLING'])
  lines!: InvoiceLineType[];
}

export const InvoiceConnection = connectionOf('Invoice', () => InvoiceType, cpniClass(['BILLING']), {
  totalCount: cpniClass(['BILLING', 'QUANTITY']),
});
