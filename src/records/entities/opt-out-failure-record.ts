// One failure of the opt-out mechanism, with when the Commission was told of it (47 CFR 64.2009(f)).
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'opt_out_failures' })
export class OptOutFailureRecord {
  @PrimaryColumn('uuid', { name: 'failure_id' })
  failureId!: string;

  @Column('text')
  code!: string;

  @Column('text', { array: true })
  mechanisms!: string[];

  @Column('text', { array: true })
  problems!: string[];

  @Column('timestamptz', { name: 'began_at' })
  beganAt!: Date;

  @Column('timestamptz', { name: 'discovered_at' })
  discoveredAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('integer', { name: 'customers_affected' })
  customersAffected!: number;

  @Column('boolean', { name: 'more_than_anomaly' })
  moreThanAnomaly!: boolean;

  @Column('text')
  summary!: string;

  @Column('text', { name: 'reported_by_issuer' })
  reportedByIssuer!: string;

  @Column('text', { name: 'reported_by_subject' })
  reportedBySubject!: string;

  @Column('timestamptz', { name: 'reported_at' })
  reportedAt!: Date;

  @Column('timestamptz', { name: 'commission_due_at', nullable: true })
  commissionDueAt!: Date | null;

  @Column('timestamptz', { name: 'commission_notified_at', nullable: true })
  commissionNotifiedAt!: Date | null;

  @Column('text', { nullable: true })
  remedy!: string | null;
}
