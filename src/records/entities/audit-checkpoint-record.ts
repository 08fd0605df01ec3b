// A signed checkpoint of the Merkle log, and the frontier from which the log goes on. Append-only.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'audit_checkpoints' })
export class AuditCheckpointRecord {
  @PrimaryColumn('bigint')
  size!: string;

  @Column('text')
  note!: string;

  @Column('bytea')
  frontier!: Buffer;

  @Column('timestamptz', { name: 'sealed_at' })
  sealedAt!: Date;
}
