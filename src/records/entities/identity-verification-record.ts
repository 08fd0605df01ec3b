// How the identity of somebody who signs up was verified, and by whom.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'identity_verifications' })
export class IdentityVerificationRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'verification_id' })
  verificationId!: string;

  @Column('text')
  proof!: string;

  @Column('text')
  channel!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('text', { name: 'verified_by_issuer' })
  verifiedByIssuer!: string;

  @Column('text', { name: 'verified_by_subject' })
  verifiedBySubject!: string;

  @Column('timestamptz')
  at!: Date;
}
