// A leaf of the Merkle log: which entry has which place. Append-only.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'audit_leaves' })
export class AuditLeafRecord {
  @PrimaryColumn('bigint', { name: 'leaf_index' })
  leafIndex!: string;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;

  @Column('uuid', { name: 'entry_id' })
  entryId!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('bytea', { name: 'leaf_hash' })
  leafHash!: Buffer;
}
