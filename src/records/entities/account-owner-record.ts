// A person, as an issuer names them, who owns an account.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'account_owners' })
export class AccountOwnerRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('text')
  issuer!: string;

  @PrimaryColumn('text')
  subject!: string;
}
