// A paper that a purpose leans on; the columns after the common ones belong to one kind each.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'case_references' })
export class CaseReferenceRecord {
  @PrimaryColumn('uuid', { name: 'reference_id' })
  referenceId!: string;

  @Column('text')
  code!: string;

  @Column('text')
  kind!: string;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId!: string | null;

  @Column('text', { name: 'company_ids', array: true })
  companyIds!: string[];

  @Column('text', { name: 'handled_by_issuer', nullable: true })
  handledByIssuer!: string | null;

  @Column('text', { name: 'handled_by_subject', nullable: true })
  handledBySubject!: string | null;

  @Column('text', { name: 'opened_by_issuer' })
  openedByIssuer!: string;

  @Column('text', { name: 'opened_by_subject' })
  openedBySubject!: string;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text', { nullable: true })
  offering!: string | null;

  @Column('text', { name: 'approved_by_issuer', nullable: true })
  approvedByIssuer!: string | null;

  @Column('text', { name: 'approved_by_subject', nullable: true })
  approvedBySubject!: string | null;

  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt!: Date | null;

  @Column('boolean', { name: 'customer_consented', nullable: true })
  customerConsented!: boolean | null;

  @Column('text', { name: 'customer_authn_method', nullable: true })
  customerAuthnMethod!: string | null;

  @Column('text', { name: 'customer_authn_channel', nullable: true })
  customerAuthnChannel!: string | null;

  @Column('text', { name: 'agency_company_id', nullable: true })
  agencyCompanyId!: string | null;

  @Column('text', { name: 'calling_number', nullable: true })
  callingNumber!: string | null;

  @Column('uuid', { name: 'call_id', nullable: true })
  callId!: string | null;

  @Column('text', { nullable: true })
  instrument!: string | null;

  @Column('text', { array: true, nullable: true })
  categories!: string[] | null;

  @Column('timestamptz', { name: 'from_at', nullable: true })
  fromAt!: Date | null;

  @Column('timestamptz', { name: 'to_at', nullable: true })
  toAt!: Date | null;

  @Column('text', { name: 'entered_by_issuer', nullable: true })
  enteredByIssuer!: string | null;

  @Column('text', { name: 'entered_by_subject', nullable: true })
  enteredBySubject!: string | null;

  @Column('timestamptz', { name: 'entered_at', nullable: true })
  enteredAt!: Date | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column('boolean', { nullable: true })
  nondisclosure!: boolean | null;

  @Column('timestamptz', { name: 'nondisclosure_until', nullable: true })
  nondisclosureUntil!: Date | null;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('integer')
  version!: number;
}
