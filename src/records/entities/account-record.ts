// An account: who holds it, what it is, and where it stands.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'accounts' })
export class AccountRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Column('text')
  number!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  status!: string;

  @Column('timestamptz')
  since!: Date;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  @Column('text')
  name!: string;

  @Column('char', { length: 3 })
  currency!: string;

  @Column('boolean', { name: 'dedicated_representative' })
  dedicatedRepresentative!: boolean;

  @Column('boolean', { name: 'contract_covers_cpni' })
  contractCoversCpni!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('integer')
  version!: number;
}
