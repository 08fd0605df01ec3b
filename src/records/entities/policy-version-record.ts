// A version of the privacy policy: its text, its parameters, and when it is in force.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'policy_versions' })
export class PolicyVersionRecord {
  @PrimaryColumn('text')
  version!: string;

  @Column('text')
  text!: string;

  @Column('boolean', { name: 'legal_overlay' })
  legalOverlay!: boolean;

  @Column('text', { name: 'affiliate_sharing' })
  affiliateSharing!: string;

  @Column('text', { name: 'approval_uses' })
  approvalUses!: string;

  @Column('timestamptz', { name: 'effective_from' })
  effectiveFrom!: Date;

  @Column('timestamptz', { name: 'effective_to', nullable: true })
  effectiveTo!: Date | null;

  @Column('text', { nullable: true })
  successor!: string | null;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt!: Date;
}
