// An account that a legal request lists.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'reference_accounts' })
export class ReferenceAccountRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'reference_id' })
  referenceId!: string;
}
