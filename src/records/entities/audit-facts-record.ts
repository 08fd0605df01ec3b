// The facts that decisions of a month had before them, under their hash. Append-only; kept by month.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'audit_facts' })
export class AuditFactsRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('bytea', { name: 'facts_hash' })
  factsHash!: Buffer;

  @PrimaryColumn('timestamptz')
  month!: Date;

  @Column('jsonb')
  facts!: unknown;
}
