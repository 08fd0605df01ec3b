// Who seals the log at present: one row, a lease.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'audit_sealer' })
export class AuditSealerRecord {
  @PrimaryColumn('boolean', { name: 'only_one' })
  onlyOne!: boolean;

  @Column('uuid')
  holder!: string;

  @Column('timestamptz', { name: 'until_at' })
  untilAt!: Date;
}
