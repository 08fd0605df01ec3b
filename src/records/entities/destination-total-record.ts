// What an account used towards one destination on one day of UTC.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'destination_totals' })
export class DestinationTotalRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('char', { length: 2 })
  country!: string;

  @PrimaryColumn('text')
  prefix!: string;

  @Column('integer')
  calls!: number;

  @Column('integer')
  messages!: number;

  @Column('bigint', { name: 'billed_seconds' })
  billedSeconds!: string;
}
