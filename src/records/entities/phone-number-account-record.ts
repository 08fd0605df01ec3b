// The way from a number in service to its account; kept by triggers.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'phone_number_accounts' })
export class PhoneNumberAccountRecord {
  @PrimaryColumn('text')
  number!: string;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;
}
