// The line of an invoice for one call.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'invoice_call_lines' })
export class InvoiceCallLineRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'invoice_id' })
  invoiceId!: string;

  @PrimaryColumn('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @PrimaryColumn('uuid', { name: 'call_line_id' })
  callLineId!: string;

  @Column('text', { name: 'called_number' })
  calledNumber!: string;

  @Column('integer', { name: 'billed_seconds' })
  billedSeconds!: number;

  @Column('numeric', { precision: 18, scale: 6 })
  amount!: string;

  @Column('char', { length: 3 })
  currency!: string;
}
