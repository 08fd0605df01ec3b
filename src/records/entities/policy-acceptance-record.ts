// An acceptance of a version of the policy, explicit or by continued use (Policy section 8).
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'policy_acceptances' })
export class PolicyAcceptanceRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'acceptance_id' })
  acceptanceId!: string;

  @Column('text')
  version!: string;

  @Column('text')
  kind!: string;

  @Column('timestamptz')
  at!: Date;
}
