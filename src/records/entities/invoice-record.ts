// An invoice, in the account's own currency.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'invoices' })
export class InvoiceRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'invoice_id' })
  invoiceId!: string;

  @Column('text')
  number!: string;

  @Column('timestamptz', { name: 'period_from' })
  periodFrom!: Date;

  @Column('timestamptz', { name: 'period_to' })
  periodTo!: Date;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt!: Date;

  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Column('numeric', { name: 'total_amount', precision: 18, scale: 6 })
  totalAmount!: string;

  @Column('numeric', { name: 'paid_amount', precision: 18, scale: 6 })
  paidAmount!: string;

  @Column('char', { length: 3 })
  currency!: string;
}
