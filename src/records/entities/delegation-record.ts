// A designation of a person or company by a customer (47 U.S.C. 222(c)(2)).
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'delegations' })
export class DelegationRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'delegation_id' })
  delegationId!: string;

  @Column('text', { name: 'grantee_kind' })
  granteeKind!: string;

  @Column('text', { name: 'grantee_issuer', nullable: true })
  granteeIssuer!: string | null;

  @Column('text', { name: 'grantee_subject', nullable: true })
  granteeSubject!: string | null;

  @Column('text', { name: 'company_id', nullable: true })
  companyId!: string | null;

  @Column('text')
  form!: string;

  @Column('text', { array: true })
  categories!: string[];

  @Column('timestamptz', { name: 'from_at' })
  fromAt!: Date;

  @Column('timestamptz', { name: 'until_at', nullable: true })
  untilAt!: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column('text', { nullable: true })
  evidence!: string | null;

  @Column('text', { name: 'revoked_evidence', nullable: true })
  revokedEvidence!: string | null;
}
