// Somebody signed up: what the personal information was taken for, and which version of the policy was accepted.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'sign_ups' })
export class SignUpRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Column('text', { array: true })
  purposes!: string[];

  @Column('text', { name: 'policy_version' })
  policyVersion!: string;

  @Column('timestamptz')
  at!: Date;
}
