// The hash of a complete subtree of the Merkle log. Append-only.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'audit_subtrees' })
export class AuditSubtreeRecord {
  @PrimaryColumn('smallint')
  level!: number;

  @PrimaryColumn('bigint', { name: 'subtree_index' })
  subtreeIndex!: string;

  @Column('bytea')
  hash!: Buffer;
}
