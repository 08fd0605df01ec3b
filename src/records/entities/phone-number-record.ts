// A phone number assigned to an account; released ones are kept.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'phone_numbers' })
export class PhoneNumberRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'number_id' })
  numberId!: string;

  @Column('text')
  number!: string;

  @Column('text')
  type!: string;

  @Column('timestamptz', { name: 'assigned_at' })
  assignedAt!: Date;

  @Column('timestamptz', { name: 'released_at', nullable: true })
  releasedAt!: Date | null;

  @Column('uuid', { name: 'primary_route_id', nullable: true })
  primaryRouteId!: string | null;

  @Column('uuid', { name: 'failover_route_id', nullable: true })
  failoverRouteId!: string | null;

  @Column('text', { name: 'rate_center', nullable: true })
  rateCenter!: string | null;

  @Column('uuid', { name: 'service_id', nullable: true })
  serviceId!: string | null;
}
