// What an account used on one day of UTC.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'usage_totals' })
export class UsageTotalRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('date')
  day!: string;

  @Column('numeric', { precision: 18, scale: 6 })
  minutes!: string;

  @Column('integer')
  calls!: number;

  @Column('integer')
  messages!: number;
}
