// A call: call detail information (47 CFR 64.2003(d)). Kept by month of its start.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'call_records' })
export class CallRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @PrimaryColumn('uuid', { name: 'call_id' })
  callId!: string;

  @Column('text')
  direction!: string;

  @Column('text', { name: 'calling_number' })
  callingNumber!: string;

  @Column('text', { name: 'called_number' })
  calledNumber!: string;

  @Column('char', { name: 'destination_country', length: 2, nullable: true })
  destinationCountry!: string | null;

  @Column('text', { name: 'destination_prefix', nullable: true })
  destinationPrefix!: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('integer', { name: 'duration_seconds' })
  durationSeconds!: number;

  @Column('integer', { name: 'billed_seconds' })
  billedSeconds!: number;

  @Column('numeric', { name: 'charge_amount', precision: 18, scale: 6, nullable: true })
  chargeAmount!: string | null;

  @Column('char', { name: 'charge_currency', length: 3, nullable: true })
  chargeCurrency!: string | null;

  @Column('text', { nullable: true })
  place!: string | null;

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;
}
