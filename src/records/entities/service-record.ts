// A service that an account takes or took.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'services' })
export class ServiceRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'service_id' })
  serviceId!: string;

  @Column('text')
  category!: string;

  @Column('text')
  type!: string;

  @Column('text', { array: true })
  features!: string[];

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
