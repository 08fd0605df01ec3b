// An entry that waits to be sealed into the log.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'audit_unsealed' })
export class AuditUnsealedRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'entry_id' })
  entryId!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('bytea', { name: 'leaf_hash' })
  leafHash!: Buffer;

  @Column('bytea')
  stamp!: Buffer;

  @Column('bigint')
  place!: string;

  @Column('timestamptz', { name: 'queued_at' })
  queuedAt!: Date;
}
