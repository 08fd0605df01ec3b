// An approval or objection of a customer (47 CFR 64.2007). Only its revocation is ever added.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'approvals' })
export class ApprovalRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'approval_id' })
  approvalId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  scope!: string;

  @Column('text', { name: 'company_id', nullable: true })
  companyId!: string | null;

  @Column('text', { array: true, nullable: true })
  categories!: string[] | null;

  @Column('text')
  form!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column('text', { nullable: true })
  evidence!: string | null;

  @Column('text', { name: 'revoked_evidence', nullable: true })
  revokedEvidence!: string | null;
}
