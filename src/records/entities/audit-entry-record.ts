// A decision as it was made. Append-only; kept by month.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'audit_entries' })
export class AuditEntryRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'entry_id' })
  entryId!: string;

  @PrimaryColumn('timestamptz')
  at!: Date;

  @Column('text')
  kind!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;

  @Column('text', { name: 'company_id', nullable: true })
  companyId!: string | null;

  @Column('text', { name: 'client_id', nullable: true })
  clientId!: string | null;

  @Column('text', { nullable: true })
  issuer!: string | null;

  @Column('text', { nullable: true })
  subject!: string | null;

  @Column('text', { nullable: true })
  purpose!: string | null;

  @Column('text')
  outcome!: string;

  @Column('text', { nullable: true })
  rule!: string | null;

  @Column('text')
  reason!: string;

  @Column('text', { array: true })
  categories!: string[];

  @Column('boolean', { name: 'call_detail' })
  callDetail!: boolean;

  @Column('boolean')
  suppressed!: boolean;

  @Column('jsonb')
  entry!: unknown;
}
