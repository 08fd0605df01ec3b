// What is left of a month of the audit that was dropped: how many entries, and a signed note over their leaves.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'audit_tombstones' })
export class AuditTombstoneRecord {
  @PrimaryColumn('timestamptz')
  month!: Date;

  @Column('bigint')
  entries!: string;

  @Column('text')
  note!: string;

  @Column('timestamptz', { name: 'purged_at' })
  purgedAt!: Date;
}
