// The way from an account number to its account; kept by a trigger.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'account_numbers' })
export class AccountNumberRecord {
  @PrimaryColumn('text')
  number!: string;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;
}
