// One complaint of unauthorized release of CPNI, of no named customer (47 CFR 64.2009(e)).
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'complaints' })
export class ComplaintRecord {
  @PrimaryColumn('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('text')
  code!: string;

  @Column('text')
  category!: string;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;

  @Column('text')
  summary!: string;

  @Column('text', { name: 'recorded_by_issuer' })
  recordedByIssuer!: string;

  @Column('text', { name: 'recorded_by_subject' })
  recordedBySubject!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
