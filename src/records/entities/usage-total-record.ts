// What an account used on one day of UTC.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'usage_totals' })
export class UsageTotalRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('date')
  day!: string;

  @Column('integer')
  calls!: number;

  @Column('integer')
  messages!: number;

  @Column('bigint', { name: 'billed_seconds' })
  billedSeconds!: string;
}
