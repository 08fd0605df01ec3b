// A review of a legal request by one person.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'legal_reviews' })
export class LegalReviewRecord {
  @PrimaryColumn('uuid', { name: 'reference_id' })
  referenceId!: string;

  @PrimaryColumn('text', { name: 'reviewer_issuer' })
  reviewerIssuer!: string;

  @PrimaryColumn('text', { name: 'reviewer_subject' })
  reviewerSubject!: string;

  @Column('timestamptz')
  at!: Date;
}
