// A summary line of an invoice.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'invoice_lines' })
export class InvoiceLineRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'invoice_id' })
  invoiceId!: string;

  @PrimaryColumn('uuid', { name: 'line_id' })
  lineId!: string;

  @Column('text')
  description!: string;

  @Column('numeric', { precision: 18, scale: 6 })
  quantity!: string;

  @Column('numeric', { precision: 18, scale: 6 })
  amount!: string;

  @Column('char', { length: 3 })
  currency!: string;
}
