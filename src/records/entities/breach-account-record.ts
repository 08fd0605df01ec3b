// An account among those that a breach affected.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'breach_accounts' })
export class BreachAccountRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'breach_id' })
  breachId!: string;
}
